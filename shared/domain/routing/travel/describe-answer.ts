import type { EstimateError } from './calibrate-travel.ts';
import type { CountedFault, TravelAnswer, TravelNotice } from './travel-times.ts';

type Told = Pick<TravelAnswer, 'cells' | 'service' | 'asOf' | 'error' | 'faults'>;

/** The sentences an answer needs, the gravest first. */
export function describeAnswer({ cells, service, asOf, error, faults }: Told): readonly TravelNotice[] {
  const all = cells.service + cells.cache + cells.estimate + cells.none;
  const notices: TravelNotice[] = [];
  if (cells.estimate > 0) notices.push(...estimated(cells.estimate / all, service, faults), errorOf(error));
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

const errorOf = ({ trips, medianPercent, p90Percent }: EstimateError): TravelNotice =>
  medianPercent === null || p90Percent === null
    ? { key: 'travel.estimateUntested', figures: {} }
    : {
        key: 'travel.estimateError',
        figures: { median: Math.round(medianPercent), p90: Math.round(p90Percent), count: trips },
      };

/** Whole, and 0 and 100 only where it is none and all. */
const wholePercent = (share: number): number =>
  share === 0 || share === 1 ? share * 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
