import type { SearchProgress } from '../../../../shared/domain/dispatch/day-view.ts';

export const curveBox = { width: 100, height: 30 } as const;

/**
 * The best cost over time as a stair, in the units of `curveBox`: it stays until something better is found.
 * Empty while there is nothing to compare with.
 */
export function costStair({ curve, elapsedMs, limitMs }: SearchProgress): string {
  const costs = curve.map(([, cost]) => cost);
  const [first] = curve;
  if (!first || limitMs <= 0) return '';
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const x = (ms: number) => ((Math.min(ms, limitMs) / limitMs) * curveBox.width).toFixed(2);
  const y = (cost: number) =>
    (most === least ? 2 : 2 + ((most - cost) / (most - least)) * (curveBox.height - 4)).toFixed(2);
  const steps = curve.slice(1).map(([ms, cost]) => `H${x(ms)}V${y(cost)}`);
  return `M${x(first[0])} ${y(first[1])}${steps.join('')}H${x(elapsedMs)}`;
}

/** By which share the best plan so far is cheaper than the first; negative when it is. */
export function costChange({ curve }: SearchProgress): number {
  const [first, last] = [curve[0]?.[1] ?? 0, curve.at(-1)?.[1] ?? 0];
  return first === 0 ? 0 : (last - first) / first;
}

/** How long ago the plan last got better. */
export const sinceBetterMs = ({ curve, elapsedMs }: SearchProgress): number =>
  elapsedMs - (curve.at(-1)?.[0] ?? elapsedMs);
