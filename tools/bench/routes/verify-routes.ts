/**
 * Checks routes against the text of an instance in Solomon's format, in double precision. Reads the file itself and
 * shares nothing with the solver: a mistake made there is not made again here.
 */
export type Verdict = {
  readonly vehicles: number;
  readonly distance: number;
  /** What does not hold, in words; nothing for a sound plan. */
  readonly violations: readonly string[];
};

type Row = {
  readonly x: number;
  readonly y: number;
  demand: number;
  ready: number;
  due: number;
  service: number;
};

export function verifyRoutes(
  text: string,
  routes: readonly (readonly number[])[],
  measure: (distance: number) => number,
): Verdict {
  const { vehicles, capacity, rows } = readRows(text);
  const violations = everyoneOnce(rows.length - 1, routes);
  if (routes.length > vehicles) violations.push(`${routes.length} vehicles of ${vehicles}`);
  let distance = 0;
  for (const [index, route] of routes.entries()) {
    const driven = drive(rows, route, measure);
    distance += driven.distance;
    for (const customer of driven.late) violations.push(`route ${index + 1} is late at ${customer}`);
    const load = route.reduce((sum, customer) => sum + (rows[customer]?.demand ?? 0), 0);
    if (load > capacity) violations.push(`route ${index + 1} carries ${load} of ${capacity}`);
  }
  return { vehicles: routes.length, distance, violations };
}

function readRows(text: string): { vehicles: number; capacity: number; rows: Row[] } {
  const numbers = text.split('\n').map((line) => (line.match(/-?\d+(\.\d+)?/g) ?? []).map(Number));
  const fleet = numbers.find((row) => row.length === 2) ?? [];
  const rows = numbers
    .filter((row) => row.length === 7)
    .map(([, x = 0, y = 0, demand = 0, ready = 0, due = 0, service = 0]) => ({
      x,
      y,
      demand,
      ready,
      due,
      service,
    }));
  return { vehicles: fleet[0] ?? 0, capacity: fleet[1] ?? 0, rows };
}

function everyoneOnce(customers: number, routes: readonly (readonly number[])[]): string[] {
  const visits = new Array<number>(customers + 1).fill(0);
  for (const customer of routes.flat()) visits[customer] = (visits[customer] ?? 0) + 1;
  return visits.flatMap((count, customer) =>
    customer > 0 && count !== 1 ? [`customer ${customer} is visited ${count} times`] : [],
  );
}

function drive(rows: readonly Row[], route: readonly number[], measure: (distance: number) => number) {
  const depot = rows[0];
  if (!depot) throw new Error('An instance begins with its depot');
  let [at, time, distance] = [depot, depot.ready, 0];
  const late: number[] = [];
  for (const customer of [...route, 0]) {
    const to = rows[customer];
    if (!to) throw new Error(`The plan names customer ${customer}, whom the instance does not have`);
    const leg = measure(Math.hypot(at.x - to.x, at.y - to.y));
    distance += leg;
    const arrival = time + leg;
    if (arrival > to.due + 1e-9) late.push(customer);
    time = Math.max(arrival, to.ready) + to.service;
    at = to;
  }
  return { distance, late };
}
