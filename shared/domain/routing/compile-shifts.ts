import type { RoutingProblem, Shift, Visit } from './problem.ts';

/** Why a shift cannot take a visit whatever else it does; null when it can. */
export function misfit(
  shift: Shift,
  visit: Visit,
): 'locked-to-another' | 'skill-missing' | 'part-missing' | null {
  if (visit.lock?.technicianId && visit.lock.technicianId !== shift.technicianId) return 'locked-to-another';
  if (!visit.skills.every((skill) => shift.skills.includes(skill))) return 'skill-missing';
  const hasParts = Object.entries(visit.parts).every(([part, count]) => (shift.stock[part] ?? 0) >= count);
  return hasParts ? null : 'part-missing';
}

/** 1 for each shift and visit that fit, row by row of shifts. */
export function allowedPairs({ shifts, visits }: RoutingProblem): Uint8Array {
  const allowed = new Uint8Array(shifts.length * visits.length);
  for (const [row, shift] of shifts.entries())
    for (const [column, visit] of visits.entries())
      if (misfit(shift, visit) === null) allowed[row * visits.length + column] = 1;
  return allowed;
}

/** A number for each shift, the same for those between which no visit could tell the difference. */
export function classOfShifts(
  { shifts, visits }: RoutingProblem,
  allowed: Uint8Array,
  anchored: ReadonlySet<number>,
): Int32Array {
  const classes = new Map<string, number>();
  return Int32Array.from(shifts, (shift, index) => {
    const key = anchored.has(index) ? `${index}` : likeness(shift, rowText(allowed, index, visits.length));
    const known = classes.get(key) ?? classes.size;
    classes.set(key, known);
    return known;
  });
}

const rowText = (allowed: Uint8Array, row: number, length: number) =>
  allowed.subarray(row * length, (row + 1) * length).join('');

const likeness = ({ id: _, technicianId: __, skills: ___, ...rest }: Shift, allowed: string): string =>
  JSON.stringify([rest, allowed]);
