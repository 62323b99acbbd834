/** So many rows are walked past within a few milliseconds. */
const rowsAtUsualPace = 20_000;

/**
 * How often something may be counted for which every row is looked at: as usual in a room of usual size, and in a larger
 * one less often, so that looking takes the same share of the thread.
 */
export function paceMs(usualMs: number, rows: number): number {
  return usualMs * Math.max(1, Math.ceil(rows / rowsAtUsualPace));
}
