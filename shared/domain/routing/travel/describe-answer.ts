import type { CountedFault, TravelAnswer, TravelNotice } from './travel-times.ts';

type Told = Pick<TravelAnswer, 'cells' | 'service' | 'asOf' | 'error' | 'basis' | 'faults'>;

/** The sentences an answer needs, the gravest first. */
export function describeAnswer({
  cells,
  service,
  asOf,
  error,
  basis,
  faults,
}: Told): readonly TravelNotice[] {
  const all = cells.service + cells.cache + cells.estimate + cells.none;
  const notices: TravelNotice[] = [];
  if (cells.estimate > 0)
    notices.push(...estimated(cells.estimate / all, service, faults), errorOf(error, basis));
  if (cells.none > 0) notices.push({ key: 'travel.noWay', figures: { count: cells.none } });
  if (cells.cache > 0)
    notices.push({ key: 'travel.fromCache', figures: { percent: wholePercent(cells.cache / all), asOf } });
  return notices;
}

function estimated(
  share: number,
  service: string | null,
  faults: readonly CountedFault[],
): readonly TravelNotice[] {
  if (service === null) return [{ key: 'travel.noService', figures: {} }];
  const [gravest] = faults.toSorted((a, b) => b.cells - a.cells);
  const fault = gravest?.kind ?? 'out-of-time';
  if (share === 1) return [{ key: 'travel.allEstimated', figures: { service, fault } }];
  const percent = wholePercent(share);
  return [{ key: 'travel.partlyEstimated', figures: { service, fault, percent } }];
}

function errorOf(
  { trips, medianPercent, p90Percent }: TravelAnswer['error'],
  basis: TravelAnswer['basis'],
): TravelNotice {
  if (medianPercent === null || p90Percent === null) return { key: 'travel.estimateUntested', figures: {} };
  const figures = { median: Math.round(medianPercent), p90: Math.round(p90Percent), count: trips };
  return { key: basis === 'trips' ? 'travel.estimateError' : 'travel.estimateUnlearnt', figures };
}

/** Whole, and 0 and 100 only where it is none and all. */
const wholePercent = (share: number): number =>
  share === 0 || share === 1 ? share * 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
