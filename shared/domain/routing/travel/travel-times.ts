import type { Instant } from '../../../kernel/instant.ts';
import type { Position } from '../../../kernel/position.ts';
import type { TravelMatrix } from '../travel-matrix.ts';
import type { Calibration } from './calibrate-travel.ts';

/** The port: how long it takes between places, for a departure at a moment. Never refuses: it estimates, and says so. */
export type TravelTimes = (places: readonly Position[], departure: Instant) => Promise<TravelAnswer>;

/**
 * Whence a cell is. `same`: from a place to itself. `none`: the service knows both places and no way between them; the
 * matrix holds `Infinity` there.
 */
export const cellOrigins = ['same', 'service', 'cache', 'estimate', 'none'] as const;
export type CellOrigin = (typeof cellOrigins)[number];

export type TravelAnswer = {
  readonly matrix: TravelMatrix;
  /** For each cell of the matrix, its place in `cellOrigins`. */
  readonly origins: Uint8Array;
  /** Cells by origin, those from a place to itself left out. */
  readonly cells: Readonly<Record<Exclude<CellOrigin, 'same'>, number>>;
  /** What was asked, as `osrm/driving`; null when no service is configured. */
  readonly service: string | null;
  /** The oldest answer in it; now for estimates. */
  readonly asOf: Instant;
  /** Of what is estimated: how far it is off, and whether it was learnt. */
  readonly error: Calibration['error'];
  readonly basis: Calibration['basis'];
  /**
   * Estimates beside a service's answers are multiplied by this, the median of service over estimate where both are
   * known: otherwise routes would run where the service failed and roads look short. 1 where nothing was to be levelled.
   */
  readonly levelling: number;
  readonly faults: readonly CountedFault[];
  /** What to tell a person, the gravest first; empty when all is as configured. */
  readonly notices: readonly TravelNotice[];
};

export const travelFaultKinds = [
  'unreachable',
  'timeout',
  'quota',
  'denied',
  'too-big',
  'server-error',
  'refused',
  'malformed',
  'over-budget',
  'out-of-time',
] as const;
export type TravelFaultKind = (typeof travelFaultKinds)[number];

/** Why cells were not answered. `detail` is the service's own words, shortened and without the key. */
export type TravelFault = { readonly kind: TravelFaultKind; readonly detail: string };
export type CountedFault = TravelFault & { readonly cells: number };

/** A sentence of the window's languages, by its key, and its figures. Percent are whole; never 0 of something, nor 100 of not all. */
export type TravelNotice =
  | {
      readonly key: 'travel.allEstimated';
      readonly figures: EstimatedFigures & { readonly fault: TravelFaultKind };
    }
  | {
      readonly key: 'travel.partlyEstimated';
      readonly figures: EstimatedFigures & { readonly percent: number; readonly fault: TravelFaultKind };
    }
  | { readonly key: 'travel.noService'; readonly figures: Record<never, never> }
  | { readonly key: 'travel.noWay'; readonly figures: { readonly count: number } }
  | {
      readonly key: 'travel.fromCache';
      readonly figures: { readonly percent: number; readonly asOf: Instant };
    }
  | {
      readonly key: 'travel.estimateError' | 'travel.estimateUnlearnt';
      readonly figures: { readonly median: number; readonly p90: number; readonly count: number };
    }
  | { readonly key: 'travel.estimateUntested'; readonly figures: Record<never, never> };

type EstimatedFigures = { readonly service: string };
