import type { Visit } from './problem.ts';
import type { Weights } from './weights.ts';

type Awaited = Pick<Visit, 'absencePrice' | 'waitsUntil' | 'dues'>;

/**
 * What leaving a visit out costs: its price, and all that is due to it by the time somebody goes there after all. So it is
 * never cheaper to leave out what has a promise than to come late to it, and cheapest to leave out what nobody waits for.
 */
export const absenceCost = (
  { absencePrice, waitsUntil, dues }: Awaited,
  { absence, lateness }: Pick<Weights, 'absence' | 'lateness'>,
): number => {
  const missed = waitsUntil === null ? [] : dues.filter(({ at }) => at < waitsUntil);
  const breach = missed.reduce(
    (sum, { at, cost, costPerHour }) => sum + cost + (costPerHour * ((waitsUntil ?? at) - at)) / 3600,
    0,
  );
  return absence * absencePrice + lateness * breach;
};
