/**
 * A routing problem as numbers only, in the order the search reads them. Node numbers: the visits `0 … visits - 1`,
 * then the start of each vehicle's route, then the end of each. Lists of different lengths are rows in one array:
 * those of `node` stand at `first[node] … first[node + 1] - 1`.
 *
 * One vehicle is one technician on one day; times are seconds on any common clock.
 */
export type Instance = {
  readonly visits: number;
  readonly vehicles: number;
  readonly places: number;
  /** The place of each node. */
  readonly place: Int32Array;
  /** Seconds from place to place, `from * places + to`; `Infinity` where nobody can drive. */
  readonly travel: Float64Array;
  /** `travel` turned round, `to * places + from`: the search reads whole rows. The same array if it is symmetric. */
  readonly travelFrom: Float64Array;
  /** What an arc costs a vehicle, one matrix for each different pair of rates. */
  readonly arcCost: readonly Float64Array[];
  readonly arcCostFrom: readonly Float64Array[];
  /** Which of the matrices a vehicle pays by. */
  readonly rate: Int32Array;
  /** Seconds on site. */
  readonly service: Float64Array;
  /** When service may begin, in order of time; a route's start and end have one window each. */
  readonly windowFirst: Int32Array;
  readonly windowOpen: Float64Array;
  readonly windowClose: Float64Array;
  /** What beginning late costs: beyond `due`, `step` at once and `slope` a second; in order of `due`. */
  readonly duesFirst: Int32Array;
  readonly due: Float64Array;
  readonly dueStep: Float64Array;
  readonly dueSlope: Float64Array;
  /** How many kinds of things a vehicle carries; demand `visit * kinds + kind`, capacity `vehicle * kinds + kind`. */
  readonly kinds: number;
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  /** 1 where a vehicle may serve a visit (skills, day, locks), `vehicle * visits + visit`. */
  readonly allowed: Uint8Array;
  /** What leaving a visit out costs. */
  readonly absencePrice: Float64Array;
  /** 1 for visits that stay on their route in their order. */
  readonly pinned: Uint8Array;
  /** 1 for nodes before which nothing may be put: begun already, or on the way. */
  readonly sealed: Uint8Array;
  /** What using a vehicle at all costs. */
  readonly fixedCost: Float64Array;
  /** Seconds a vehicle may drive; `Infinity` when it does not matter. */
  readonly maxTravel: Float64Array;
  /** Vehicles of the same class are alike: one empty one is tried for all. */
  readonly vehicleClass: Int32Array;
  /** When a break may begin, and its length; in order of time. */
  readonly breaksFirst: Int32Array;
  readonly breakOpen: Float64Array;
  readonly breakClose: Float64Array;
  readonly breakLength: Float64Array;
  /** Costs `fairness × (hours worked)²` for each vehicle: the same work spread wider is cheaper. */
  readonly fairness: number;
  /** Where each visit stood in the plan that is changed: its vehicle (-1: nowhere) and its place in that route. */
  readonly anchor: Int32Array;
  readonly anchorRank: Int32Array;
  /** What an anchored visit costs on another vehicle. */
  readonly movePrice: number;
  /** How many anchored visits may leave their vehicle or their order; `Infinity` for as many as pay. */
  readonly changeBudget: number;
};

export const startOf = (instance: Instance, vehicle: number): number => instance.visits + vehicle;
export const endOf = (instance: Instance, vehicle: number): number =>
  instance.visits + instance.vehicles + vehicle;
