import type { Priority } from '../sla/sla-policy.ts';

/** How many customers without service make an outage critical, or high, whatever their tickets say. */
const criticalFrom = 100;
const highFrom = 20;

const rising: readonly Priority[] = ['low', 'normal', 'high', 'critical'];

/** What an outage deserves to be handled as: by those behind it, and never less than its worst ticket. */
export function priorityOfHarm(customers: number, worst: Priority): Priority {
  const bySize: Priority = customers >= criticalFrom ? 'critical' : customers >= highFrom ? 'high' : 'normal';
  return rising.indexOf(bySize) > rising.indexOf(worst) ? bySize : worst;
}
