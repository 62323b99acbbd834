import { z } from 'zod';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import type { Assignment, RoutingProblem, Shift, TimeWindow, Visit } from '../problem.ts';
import { type TravelMatrix, toTravelMatrix } from '../travel-matrix.ts';
import { defaultWeights } from '../weights.ts';
import { unplannable } from './unplannable.ts';
import { type VroomJob, type VroomProblem, type VroomVehicle, vroomProblemSchema } from './vroom-problem.ts';

export type ReadVroom = {
  readonly problem: RoutingProblem;
  /** The routes the vehicles' `steps` describe, to begin with. */
  readonly from: readonly Assignment[];
};

/** Travel between coordinates `[longitude, latitude]`, for files without matrices. */
export type MeasureTravel = (locations: readonly (readonly [number, number])[]) => TravelMatrix;

/**
 * A problem in VROOM's JSON as ours: a job is a visit, a vehicle a shift. As VROOM does, first as much priority as
 * possible is served, then as cheaply as possible. A setup time counts at every job, also at the place before.
 * @returns a refusal in one sentence that names the record.
 */
export function readVroomProblem(json: unknown, measure: MeasureTravel | null): Result<ReadVroom, string> {
  const parsed = vroomProblemSchema.safeParse(json);
  if (!parsed.success) return refused(`This is not VROOM's JSON: ${z.prettifyError(parsed.error)}`);
  const vroom = parsed.data;
  const asked = unplannable(vroom) ?? twice('Job', vroom.jobs ?? []) ?? twice('Vehicle', vroom.vehicles);
  if (asked) return refused(asked);
  const places = toPlaces(vroom, measure);
  if (places === null)
    return refused('There are no durations for the profile, and nothing to measure them by.');
  const shifts = vroom.vehicles.map((vehicle) => toShift(vehicle, places));
  const worst = worstCost(places.matrix, shifts, vroom.jobs?.length ?? 0);
  const problem = {
    visits: (vroom.jobs ?? []).map((job) => toVisit(job, places, worst)),
    shifts,
    matrix: places.matrix,
    weights: { ...defaultWeights, fairness: 0, move: 0 },
  };
  return accepted({ problem, from: vroom.vehicles.map(toAssignment) });
}

type Places = {
  readonly matrix: TravelMatrix;
  readonly hasCosts: boolean;
  placeOf(index: number | undefined, location: readonly [number, number] | undefined): number | null;
};

function toPlaces(
  { matrices, jobs = [], vehicles }: VroomProblem,
  measure: MeasureTravel | null,
): Places | null {
  const custom = matrices?.[vehicles[0]?.profile ?? 'car'];
  if (custom?.durations) {
    return {
      // Where costs are given they are what is paid: they stand in for the metres, at one a metre.
      matrix: toTravelMatrix(custom.durations, custom.costs ?? custom.distances ?? null),
      hasCosts: custom.costs !== undefined,
      placeOf: (index) => index ?? null,
    };
  }
  if (!measure) return null;
  const known = new Map<string, number>();
  const locations: (readonly [number, number])[] = [];
  const placeOf: Places['placeOf'] = (_, location) => {
    if (!location) return null;
    const place = known.get(location.join()) ?? locations.push(location) - 1;
    known.set(location.join(), place);
    return place;
  };
  for (const { location } of jobs) placeOf(undefined, location);
  for (const { start, end } of vehicles) for (const location of [start, end]) placeOf(undefined, location);
  return { matrix: measure(locations), hasCosts: false, placeOf };
}

const anyTime = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
/** One job is one of these: that is how `max_tasks` is kept. */
const task = 'task';

const toWindow = ([from, to]: readonly [number, number]): TimeWindow => ({ from, to });

const toParts = (amounts: readonly number[]) =>
  Object.fromEntries(amounts.map((amount, kind) => [`amount ${kind}`, amount]));

const toVisit = (job: VroomJob, places: Places, worst: number): Visit => ({
  id: String(job.id),
  place: places.placeOf(job.location_index, job.location),
  serviceSeconds: (job.setup ?? 0) + (job.service ?? 0),
  windows: (job.time_windows ?? []).map(toWindow),
  dues: [],
  skills: (job.skills ?? []).map(String),
  parts: { ...toParts(job.delivery ?? job.amount ?? []), [task]: 1 },
  absencePrice: worst * (1 + (job.priority ?? 0)),
  waitsUntil: null,
  lock: null,
});

function toShift(vehicle: VroomVehicle, places: Places): Shift {
  const { costs = {}, capacity = [], skills = [], breaks = [] } = vehicle;
  const day = vehicle.time_window ? toWindow(vehicle.time_window) : { from: 0, to: anyTime.to };
  return {
    id: String(vehicle.id),
    technicianId: String(vehicle.id),
    startPlace: places.placeOf(vehicle.start_index, vehicle.start),
    endPlace: places.placeOf(vehicle.end_index, vehicle.end),
    ...day,
    overtimeSeconds: 0,
    breaks: breaks.map(({ time_windows: [window] = [], service = 0 }) => ({
      ...(window ? toWindow(window) : anyTime),
      seconds: service,
    })),
    skills: skills.map(String),
    stock: { ...toParts(capacity), [task]: vehicle.max_tasks ?? Number.POSITIVE_INFINITY },
    rates: {
      perTravelHour: places.hasCosts ? 0 : (costs.per_hour ?? 3600),
      perKilometre: places.hasCosts ? 1000 : (costs.per_km ?? 0),
      perOvertimeHour: 0,
      fixed: costs.fixed ?? 0,
    },
    maxTravelSeconds: vehicle.max_travel_time ?? null,
  };
}

const toAssignment = ({ id, steps = [] }: VroomVehicle): Assignment => ({
  shiftId: String(id),
  visitIds: steps.flatMap((step) => (step.type === 'job' && step.id !== undefined ? [String(step.id)] : [])),
});

/** More than any plan of so many visits can cost. */
function worstCost(matrix: TravelMatrix, shifts: readonly Shift[], visits: number): number {
  let worst = 0;
  for (const { rates } of shifts) {
    const dearest = rates.perTravelHour / 3600 + rates.perKilometre / 1000;
    worst = Math.max(worst, rates.fixed, dearest * Math.max(largest(matrix.seconds), largest(matrix.metres)));
  }
  return 1 + 3 * (visits + 1) * worst;
}

const largest = (entries: Float64Array): number =>
  entries.reduce((most, entry) => (entry < Number.POSITIVE_INFINITY ? Math.max(most, entry) : most), 0);

function twice(what: string, records: readonly { readonly id: number }[]): string | null {
  const seen = new Set<number>();
  for (const { id } of records) {
    if (seen.has(id)) return `${what} ${id} is there twice.`;
    seen.add(id);
  }
  return null;
}
