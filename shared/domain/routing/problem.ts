import type { TravelMatrix } from './travel-matrix.ts';
import type { Rates, Weights } from './weights.ts';

/**
 * The day's routes as a question: which technician visits whom, in which order. Times are seconds on one clock (since
 * 1970 in the product, since the start of the day in benchmarks), windows hold at both ends, places are rows of the
 * travel matrix, costs are in one currency. Every figure is explicit; nothing is looked up while searching.
 */
export type RoutingProblem = {
  readonly visits: readonly Visit[];
  readonly shifts: readonly Shift[];
  readonly matrix: TravelMatrix;
  readonly weights: Weights;
};

export type TimeWindow = { readonly from: number; readonly to: number };

export type Visit = {
  readonly id: string;
  /** Null when nobody knows where it is. */
  readonly place: number | null;
  readonly serviceSeconds: number;
  /** When service may begin; none means at any time. The days a visit may wait for are windows as well. */
  readonly windows: readonly TimeWindow[];
  /** What beginning late is expected to cost. */
  readonly dues: readonly Due[];
  readonly skills: readonly string[];
  /** What is taken from the van, by part. */
  readonly parts: Readonly<Record<string, number>>;
  /** The expected cost of not going at all in this plan, beside what is due until `waitsUntil`. */
  readonly absencePrice: number;
  /** When somebody would go after all if this plan leaves it out; null where no day comes after it. */
  readonly waitsUntil: number | null;
  readonly lock: Lock | null;
};

/**
 * A promise to the customer or an SLA target: `cost` once service begins after `at`, and more by the hour. `overdue`: one
 * that was missed before the plan begins, and costs by the hour alone.
 */
export type Due = {
  readonly kind: 'promise' | 'sla' | 'overdue';
  readonly at: number;
  readonly cost: number;
  readonly costPerHour: number;
};

/** What a person has fixed. A locked visit is never left out while it can be kept. */
export type Lock = {
  readonly technicianId: string | null;
  readonly start: TimeWindow | null;
  /** `kept`: stays on its route in its order with the others so locked. `sealed`: and nothing is put before it. */
  readonly order: 'free' | 'kept' | 'sealed';
};

/** One technician on one day. */
export type Shift = {
  readonly id: string;
  readonly technicianId: string;
  /** Where the route begins and ends; null where that is open: at the first visit, at the last one. */
  readonly startPlace: number | null;
  readonly endPlace: number | null;
  readonly from: number;
  readonly to: number;
  /** How far beyond `to` the route may last, at the rate of overtime. */
  readonly overtimeSeconds: number;
  readonly breaks: readonly Break[];
  readonly skills: readonly string[];
  /** What the van carries, by part; a part that is not named is not on it. */
  readonly stock: Readonly<Record<string, number>>;
  readonly rates: Rates;
  /** Null when it does not matter. */
  readonly maxTravelSeconds: number | null;
};

/** Begins between `from` and `to`, unless the last visit has ended before. */
export type Break = { readonly from: number; readonly to: number; readonly seconds: number };

/** Who goes where in which order, without times: what a person edits and what a search begins with. */
export type Assignment = { readonly shiftId: string; readonly visitIds: readonly string[] };
