/** What a supervisor may turn to ask "what if": each multiplies or adds one part of the cost of a plan. */
export type Weights = {
  readonly travel: number;
  readonly lateness: number;
  readonly overtime: number;
  readonly absence: number;
  /** Cost for each technician of (hours at work)²: the same work spread wider is cheaper. */
  readonly fairness: number;
  /** Cost of giving a planned visit to another shift when a plan is changed. */
  readonly move: number;
  /** Whether a promise may be broken at its price; otherwise the visit is left out. */
  readonly lateRatherThanUnassigned: boolean;
};

/** What a technician's day costs. */
export type Rates = {
  readonly perTravelHour: number;
  readonly perKilometre: number;
  readonly perOvertimeHour: number;
  /** For going out at all. */
  readonly fixed: number;
};

/** In rupiah. Fairness: the ninth hour of one technician costs as much as two kilometres more than the first of another. */
export const defaultWeights: Weights = {
  travel: 1,
  lateness: 1,
  overtime: 1,
  absence: 1,
  fairness: 300,
  move: 5_000,
  lateRatherThanUnassigned: true,
};

/** In rupiah: a technician's hour on the road, a kilometre of a motorcycle or van, an hour of overtime at twice the wage. */
export const defaultRates: Rates = {
  perTravelHour: 30_000,
  perKilometre: 2_500,
  perOvertimeHour: 60_000,
  fixed: 0,
};
