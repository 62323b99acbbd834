import type { Past } from '../../live/rewind/past.ts';

export type DayDensity = {
  /** Tickets opened and resolved in each of the bins, from the day's beginning. */
  readonly opened: readonly number[];
  readonly resolved: readonly number[];
  /** The most of either in one bin. */
  readonly most: number;
  /** When tickets were critical: opened so, or made so. */
  readonly criticals: readonly number[];
};

/** How much happened when, for a strip of so many bins. */
export function dayDensity({ from, until, steps }: Past, bins: number): DayDensity {
  const opened = new Array<number>(bins).fill(0);
  const resolved = new Array<number>(bins).fill(0);
  const criticals: number[] = [];
  const binMs = (until - from) / bins;
  for (const { at, event, before, after } of steps) {
    if (at > until) continue;
    const bin = Math.min(bins - 1, Math.floor((at - from) / binMs));
    if (event.body.type === 'opened') opened[bin] = (opened[bin] ?? 0) + 1;
    if (event.body.type === 'resolved') resolved[bin] = (resolved[bin] ?? 0) + 1;
    if (after.priority === 'critical' && before?.priority !== 'critical') criticals.push(at);
  }
  return { opened, resolved, criticals, most: Math.max(1, ...opened, ...resolved) };
}
