export type Ranked = {
  readonly id: string;
  readonly rank: number;
  /** It stays in any case: the run is the longest of those with the most of these. */
  readonly isFixed: boolean;
};
type Run = { readonly id: string; readonly weight: number; readonly before: number };

/** Weighs more than all the places of a run, whatever fits in one day. */
const fixedWeight = 1024;

/** The most of a list that stand in rising rank, as a set. */
export function longestRising(list: readonly Ranked[]): ReadonlySet<string> {
  const runs: Run[] = [];
  for (const [at, { id, rank, isFixed }] of list.entries()) {
    let before = -1;
    for (const [earlier, other] of list.slice(0, at).entries())
      if (other.rank < rank && weightAt(runs, earlier) > weightAt(runs, before)) before = earlier;
    runs.push({ id, weight: weightAt(runs, before) + 1 + (isFixed ? fixedWeight : 0), before });
  }
  const longest = runs.reduce((best, run, at) => (run.weight > weightAt(runs, best) ? at : best), -1);
  const rising = new Set<string>();
  for (let run = runs[longest]; run; run = runs[run.before]) rising.add(run.id);
  return rising;
}

const weightAt = (runs: readonly Run[], at: number): number => runs[at]?.weight ?? 0;
