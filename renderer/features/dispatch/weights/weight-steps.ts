import { type DayWeights, usualWeights } from '../../../../shared/domain/dispatch/day-weights.ts';
import { canonical } from '../../../../shared/kernel/canonical.ts';

/** The weights that are figures; the last one is a choice. */
export const weightNames = ['lateness', 'absence', 'overtime', 'travel', 'fairness', 'move'] as const;
export type WeightName = (typeof weightNames)[number];

/** By how much the usual weight is multiplied at each notch of a slider; the usual one is in the middle. */
const notches = [0, 0.1, 0.25, 0.5, 1, 2, 4, 10, 25] as const;
export const lastNotch = notches.length - 1;

/** The notch next to a weight, as ratios are near: from five times to ten is no further than from one to two. */
export function notchOf(name: WeightName, value: number): number {
  const ratio = value / usualWeights[name];
  if (ratio <= 0) return 0;
  const gaps = notches.map((notch) =>
    notch === 0 ? Number.POSITIVE_INFINITY : Math.abs(Math.log(ratio / notch)),
  );
  return gaps.indexOf(Math.min(...gaps));
}

export const weightAt = (name: WeightName, notch: number): number =>
  usualWeights[name] * (notches[notch] ?? 1);

export const isUsual = (weights: DayWeights): boolean => canonical(weights) === canonical(usualWeights);

export const arePricesUsual = ({ prices }: DayWeights): boolean =>
  canonical(prices) === canonical(usualWeights.prices);
