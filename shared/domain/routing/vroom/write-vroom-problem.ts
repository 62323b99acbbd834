import { absenceCost } from '../absence-cost.ts';
import { windowsOf } from '../compile-problem.ts';
import type { Assignment, RoutingProblem, Shift, TimeWindow, Visit } from '../problem.ts';
import type { VroomJob, VroomProblem, VroomVehicle } from './vroom-problem.ts';

/** VROOM knows no holes and counts in 32 bits: a way of a hundred days is none. */
const noWay = 8_640_000;

/**
 * A problem in VROOM's JSON. Jobs and vehicles are numbered from 1 in the order of visits and shifts; their
 * `description` is our id. VROOM has no price for lateness: a promise becomes the end of the window, an SLA target is
 * not told. Travel and service are rounded up to seconds, so that what VROOM plans holds here.
 */
export function writeVroomProblem(problem: RoutingProblem, from: readonly Assignment[] = []): VroomProblem {
  const strict = { ...problem.weights, lateRatherThanUnassigned: false };
  const skills = numbering([
    nobodysSkill,
    ...problem.visits.flatMap((visit) => skillsOf(visit)),
    ...problem.shifts.flatMap((shift) => shift.skills),
  ]);
  const parts = [...new Set(problem.visits.flatMap((visit) => Object.keys(visit.parts)))];
  const prices = problem.visits.map((visit) => absenceCost(visit, problem.weights));
  const dearest = Math.max(1, ...prices);
  const jobs = problem.visits.map((visit, index) =>
    toJob(visit, {
      id: index + 1,
      skills,
      parts,
      share: (prices[index] ?? 0) / dearest,
      windows: windowsOf(visit, strict),
    }),
  );
  const jobOf = new Map(problem.visits.map((visit, index) => [visit.id, index + 1]));
  const steps = new Map(from.map((route) => [route.shiftId, toSteps(route, jobOf)]));
  const vehicles = problem.shifts.map((shift, index) => ({
    ...toVehicle(shift, { id: index + 1, skills, parts }),
    ...(steps.has(shift.id) ? { steps: steps.get(shift.id) ?? [] } : {}),
  }));
  const { places, seconds, metres } = problem.matrix;
  return {
    jobs,
    vehicles,
    matrices: { car: { durations: rowsOf(seconds, places), distances: rowsOf(metres, places) } },
  };
}

/** A visit that is locked to a technician asks for a skill only that technician has. */
const technicianSkill = (technicianId: string) => `technician ${technicianId}`;

/** VROOM takes no windows for any time: a visit that can never begin asks for what nobody has. */
const nobodysSkill = 'nobody';

const skillsOf = (visit: Visit): string[] =>
  visit.lock?.technicianId ? [...visit.skills, technicianSkill(visit.lock.technicianId)] : [...visit.skills];

type Numbered = {
  readonly id: number;
  readonly skills: ReadonlyMap<string, number>;
  readonly parts: readonly string[];
};

function toJob(
  visit: Visit,
  told: Numbered & {
    /** Of the dearest visit to leave out. */
    readonly share: number;
    readonly windows: readonly TimeWindow[];
  },
): VroomJob {
  const windows = told.windows.filter(
    ({ from, to }) => from > Number.NEGATIVE_INFINITY || to < Number.POSITIVE_INFINITY,
  );
  return {
    id: told.id,
    description: visit.id,
    ...(visit.place === null ? {} : { location_index: visit.place }),
    service: Math.ceil(visit.serviceSeconds),
    delivery: told.parts.map((part) => Math.ceil(visit.parts[part] ?? 0)),
    skills: [...skillsOf(visit), ...(told.windows.length === 0 ? [nobodysSkill] : [])].map(
      (skill) => told.skills.get(skill) ?? 0,
    ),
    priority: visit.lock ? 100 : Math.round(99 * told.share),
    ...(windows.length > 0 ? { time_windows: windows.map(toPair) } : {}),
  };
}

function toVehicle(shift: Shift, { id, skills, parts }: Numbered): VroomVehicle {
  const own = [...shift.skills, technicianSkill(shift.technicianId)];
  return {
    id,
    description: shift.id,
    profile: 'car',
    ...(shift.startPlace === null ? {} : { start_index: shift.startPlace }),
    ...(shift.endPlace === null ? {} : { end_index: shift.endPlace }),
    capacity: parts.map((part) => Math.floor(Math.min(shift.stock[part] ?? 0, 2 ** 31 - 1))),
    skills: own.flatMap((skill) => skills.get(skill) ?? []),
    time_window: toPair({ from: shift.from, to: shift.to + shift.overtimeSeconds }),
    breaks: shift.breaks.map((pause, index) => ({
      id: index + 1,
      time_windows: [toPair(pause)],
      service: Math.ceil(pause.seconds),
    })),
    costs: {
      fixed: Math.round(shift.rates.fixed),
      per_hour: Math.round(shift.rates.perTravelHour),
      per_km: Math.round(shift.rates.perKilometre),
    },
    ...(shift.maxTravelSeconds === null ? {} : { max_travel_time: Math.floor(shift.maxTravelSeconds) }),
  };
}

const toSteps = ({ visitIds }: Assignment, jobOf: ReadonlyMap<string, number>) =>
  visitIds.flatMap((visitId) => {
    const id = jobOf.get(visitId);
    return id === undefined ? [] : [{ type: 'job', id }];
  });

/** Within whole seconds of the 32 bits VROOM counts in. It refuses a whole day for one window without a second in it. */
const toPair = ({ from, to }: TimeWindow): [number, number] => {
  const first = Math.ceil(Math.max(from, 0));
  return [first, Math.max(first, Math.floor(Math.min(to, 2 ** 32 - 1)))];
};

const rowsOf = (entries: Float64Array, places: number): number[][] =>
  Array.from({ length: places }, (_, from) =>
    Array.from(entries.subarray(from * places, (from + 1) * places), (entry) =>
      Math.ceil(Math.min(entry, noWay)),
    ),
  );

const numbering = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(names)].sort().map((name, index) => [name, index + 1]));
