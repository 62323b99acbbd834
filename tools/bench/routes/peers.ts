import type { Objective } from './run-instances.ts';

/** Mean gaps others reached, in per cent, on a machine like the one our figures are from. */
const solomonDistance = {
  'VROOM 1.15 -x5, 2.8 s': 1.62,
  'PyVRP 0.13, 2 s': 0.59,
  'OR-Tools 9.15, 2 s': 6.57,
};
const thousandCustomers = { 'VROOM 1.15 at its 30 s cap, least': 12, 'VROOM 1.15 at its 30 s cap, most': 33 };

/** What peers were measured at: Solomon's hundred customers by distance, and a thousand customers. */
export function peersOf(objective: Objective, customers: number): Readonly<Record<string, number>> {
  if (customers >= 1000) return thousandCustomers;
  return objective === 'distance' && customers <= 100 ? solomonDistance : {};
}
