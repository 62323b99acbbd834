import type { RoutingProblem, Shift, Visit } from './problem.ts';
import { planeMatrix } from './travel-matrix.ts';
import { defaultWeights } from './weights.ts';

/**
 * Reads an instance in Solomon's format (Solomon 1987; Gehring and Homberger 1999): name, VEHICLE with number and
 * capacity, CUSTOMER with seven columns, the depot first. One unit of distance is one second and costs one.
 * @param count how a distance is counted; times stay exact, so that a plan holds whichever way its length is told.
 * @throws with the line, when the text is of another form.
 */
export function readSolomon(
  text: string,
  count: (distance: number) => number,
): { readonly name: string; readonly problem: RoutingProblem } {
  const lines = text.split(/\r?\n/);
  const name = lines[0]?.trim() ?? '';
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const fleet = rows.find((row) => row.length === 2 && row.every(Number.isFinite));
  const customers = rows.filter((row) => row.length === 7 && row.every(Number.isFinite)).map(toCustomer);
  const depot = customers[0];
  if (!fleet || !depot)
    throw new Error(`${name || 'The text'} is not an instance in Solomon's format: no fleet or no depot`);
  const [vehicles = 0, capacity = 0] = fleet;
  const problem = {
    visits: customers.slice(1).map(toVisit),
    shifts: Array.from({ length: vehicles }, (_, index) => toShift(index, depot, capacity)),
    matrix: planeMatrix(customers, count),
    weights: { ...defaultWeights, fairness: 0 },
  };
  return { name, problem };
}

export const inDoublePrecision = (distance: number): number => distance;

/** As the DIMACS challenge counted distances (2021): cut after the first decimal. */
export const truncatedToOneDecimal = (distance: number): number => Math.floor(distance * 10 + 1e-9) / 10;

type Customer = {
  id: string;
  x: number;
  y: number;
  demand: number;
  from: number;
  to: number;
  service: number;
};

function toCustomer([id = 0, x = 0, y = 0, demand = 0, from = 0, to = 0, service = 0]: number[]): Customer {
  return { id: String(id), x, y, demand, from, to, service };
}

const toVisit = ({ id, demand, from, to, service }: Customer, index: number): Visit => ({
  id,
  place: index + 1,
  serviceSeconds: service,
  windows: [{ from, to }],
  dues: [],
  skills: [],
  parts: { load: demand },
  absencePrice: 1e7,
  waitsUntil: null,
  lock: null,
});

const toShift = (index: number, depot: Customer, capacity: number): Shift => ({
  id: String(index + 1),
  technicianId: String(index + 1),
  startPlace: 0,
  endPlace: 0,
  from: depot.from,
  to: depot.to,
  overtimeSeconds: 0,
  breaks: [],
  skills: [],
  stock: { load: capacity },
  rates: { perTravelHour: 0, perKilometre: 1000, perOvertimeHour: 0, fixed: 0 },
  maxTravelSeconds: null,
});
