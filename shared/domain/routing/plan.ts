import type { TimeWindow } from './problem.ts';

/** All routes of a plan with their times, and the visits without one. */
export type Plan = {
  readonly routes: readonly Route[];
  readonly unassigned: readonly string[];
  readonly cost: PlanCost;
};

/** One technician's day; shifts that stay empty have no route. */
export type Route = {
  readonly shiftId: string;
  readonly technicianId: string;
  readonly stops: readonly Stop[];
  readonly breaks: readonly TimeWindow[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly travelSeconds: number;
  readonly metres: number;
  readonly overtimeSeconds: number;
};

export type Stop = {
  readonly visitId: string;
  /** At the door; service begins later when a window is still closed or a break is due. */
  readonly arrivesAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Beyond the first of its dues, 0 when in time. */
  readonly lateSeconds: number;
};

/** What a plan costs, by what it is for. */
export type PlanCost = {
  readonly travel: number;
  readonly lateness: number;
  readonly overtime: number;
  readonly absence: number;
  readonly fairness: number;
  readonly fixed: number;
  readonly moves: number;
  readonly total: number;
};

export const toAssignments = (plan: Pick<Plan, 'routes'>) =>
  plan.routes.map(({ shiftId, stops }) => ({ shiftId, visitIds: stops.map(({ visitId }) => visitId) }));
