import type { Plan, Route, Stop } from '../plan.ts';
import type { RoutingProblem, Shift, TimeWindow } from '../problem.ts';
import { secondsBetween } from '../travel-matrix.ts';
import type { VroomStep } from './vroom-solution.ts';

/**
 * A plan in the form of VROOM's output, numbered as `writeVroomProblem` numbers: vehicles and jobs from 1 in the order
 * of shifts and visits, `description` their own ids.
 */
export function writeVroomSolution(problem: RoutingProblem, plan: Plan) {
  const numbers = {
    job: new Map(problem.visits.map((visit, index) => [visit.id, index + 1])),
    vehicle: new Map(problem.shifts.map((shift, index) => [shift.id, index + 1])),
  };
  const routes = plan.routes.map((route) => toVroomRoute(problem, route, numbers));
  const sum = (of: (route: (typeof routes)[number]) => number) =>
    routes.reduce((total, route) => total + of(route), 0);
  return {
    code: 0,
    summary: {
      cost: plan.cost.total,
      routes: routes.length,
      unassigned: plan.unassigned.length,
      setup: 0,
      service: sum(({ service }) => service),
      duration: sum(({ duration }) => duration),
      waiting_time: sum(({ waiting_time }) => waiting_time),
      distance: sum(({ distance }) => distance),
      priority: 0,
      violations: [],
    },
    unassigned: plan.unassigned.map((id) => ({ id: numbers.job.get(id) ?? 0, type: 'job', description: id })),
    routes,
  };
}

type Numbers = {
  readonly job: ReadonlyMap<string, number>;
  readonly vehicle: ReadonlyMap<string, number>;
};

function toVroomRoute(problem: RoutingProblem, route: Route, numbers: Numbers) {
  const shift = problem.shifts.find(({ id }) => id === route.shiftId);
  if (!shift) throw new Error(`The plan names shift ${route.shiftId}, which the problem does not have`);
  const steps = toSteps(problem, shift, route, numbers);
  return {
    vehicle: numbers.vehicle.get(route.shiftId) ?? 0,
    description: route.shiftId,
    setup: 0,
    service: steps.reduce((total, step) => total + (step.service ?? 0), 0),
    duration: route.travelSeconds,
    waiting_time: steps.reduce((total, step) => total + (step.waiting_time ?? 0), 0),
    distance: route.metres,
    priority: 0,
    steps,
    violations: [],
  };
}

/** Visits and breaks in order of time, with the time driven so far. */
function toSteps(problem: RoutingProblem, shift: Shift, route: Route, numbers: Numbers): VroomStep[] {
  const happenings = [
    ...route.stops.map((stop) => ({ stop, at: stop.startsAt })),
    ...route.breaks.map((pause) => ({ pause, at: pause.from })),
  ].sort((a, b) => a.at - b.at);
  const steps: VroomStep[] = [toStep('start', shift.startPlace, route.startsAt)];
  let from = shift.startPlace;
  let driven = 0;
  for (const happening of happenings) {
    if ('pause' in happening) {
      steps.push(breakStep(happening.pause, steps.filter(({ type }) => type === 'break').length + 1, driven));
      continue;
    }
    const place = problem.visits.find(({ id }) => id === happening.stop.visitId)?.place ?? null;
    driven += from === null || place === null ? 0 : secondsBetween(problem.matrix, from, place);
    from = place;
    steps.push(jobStep(happening.stop, place, numbers.job.get(happening.stop.visitId) ?? 0, driven));
  }
  return [...steps, { ...toStep('end', shift.endPlace, route.endsAt), duration: route.travelSeconds }];
}

const toStep = (type: string, place: number | null, arrival: number): VroomStep => ({
  type,
  ...(place === null ? {} : { location_index: place }),
  arrival,
  duration: 0,
  setup: 0,
  service: 0,
  waiting_time: 0,
  violations: [],
});

const jobStep = (stop: Stop, place: number | null, id: number, duration: number): VroomStep => ({
  ...toStep('job', place, stop.arrivesAt),
  id,
  description: stop.visitId,
  duration,
  service: stop.endsAt - stop.startsAt,
  waiting_time: stop.startsAt - stop.arrivesAt,
});

const breakStep = (pause: TimeWindow, id: number, duration: number): VroomStep => ({
  ...toStep('break', null, pause.from),
  id,
  duration,
  service: pause.to - pause.from,
});
