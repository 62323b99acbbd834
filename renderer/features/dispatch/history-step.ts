import type { DayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { DayWeights } from '../../../shared/domain/dispatch/day-weights.ts';
import {
  type DayShift,
  type DispatchDay,
  type PlannedRoute,
  routesVersionAfter,
} from '../../../shared/domain/dispatch/dispatch-day.ts';
import {
  followingRoutes,
  type TakenAlong,
  takenAlong,
} from '../../../shared/domain/dispatch/following-routes.ts';
import { usualTerms, type WorkOrderTerms } from '../../../shared/domain/dispatch/work-order.ts';
import { canonical } from '../../../shared/kernel/canonical.ts';
import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';

/** What this window may change of a day and take back: what it was before, or is to be again. */
export type Step =
  | {
      readonly kind: 'routes';
      readonly routes: readonly PlannedRoute[];
      /** Of a step back: what went along with the routes. */
      readonly back?: TakenAlong;
    }
  | { readonly kind: 'weights'; readonly weights: DayWeights | null }
  | { readonly kind: 'terms'; readonly ticketId: TicketId; readonly terms: Partial<WorkOrderTerms> }
  | { readonly kind: 'shift'; readonly technicianId: TechnicianId; readonly shift: DayShift | null };

/** The day as it stands; weights are null while the usual ones hold. */
export type HistoryGround = Pick<DayProblem, 'day' | 'visits' | 'planned' | 'routesVersion'> & {
  readonly routes: readonly PlannedRoute[];
  readonly weights: DayWeights | null;
  /** What was said of visits; of most nothing was. */
  readonly orders: ReadonlyMap<string, WorkOrderTerms>;
  /** By technician, where it differs from the usual. */
  readonly shifts: DispatchDay['shifts'];
};

/** The way back from a step: the same thing as it is now. */
export function asItStands({ visits, routes, weights, orders, shifts }: HistoryGround, step: Step): Step {
  switch (step.kind) {
    case 'routes':
      return {
        kind: 'routes',
        routes,
        back: takenAlong(visits, followingRoutes(visits.values(), step.routes, step.back)),
      };
    case 'weights':
      return { kind: 'weights', weights };
    case 'terms': {
      const said = orders.get(step.ticketId) ?? usualTerms;
      const named = Object.keys(step.terms) as (keyof WorkOrderTerms)[];
      return { ...step, terms: Object.fromEntries(named.map((name) => [name, said[name]])) };
    }
    case 'shift':
      return { ...step, shift: shifts[step.technicianId] ?? null };
  }
}

/** What a step is about. */
export function subjectOf(step: Step): string {
  switch (step.kind) {
    case 'routes':
    case 'weights':
      return step.kind;
    case 'terms':
      return `terms ${step.ticketId} ${Object.keys(step.terms).sort().join(' ')}`;
    case 'shift':
      return `shift ${step.technicianId}`;
  }
}

const saidBy = (step: Exclude<Step, { readonly kind: 'routes' }>): object | null =>
  step.kind === 'weights' ? step.weights : step.kind === 'shift' ? step.shift : step.terms;

/** What a step makes of its subject, to be found again as `standing` once it is so. */
export const madeBy = ({ routesVersion }: HistoryGround, step: Step): string =>
  step.kind === 'routes' ? String(routesVersionAfter(routesVersion, step.routes)) : canonical(saidBy(step));

/** Whether it changes anything. */
export const isNews = (ground: HistoryGround, step: Step): boolean =>
  step.kind === 'routes' || madeBy(ground, step) !== standing(ground, step);

/** Routes are told apart by their version: somebody may have made the same ones again. */
export function standing(ground: HistoryGround, step: Step): string {
  const now = asItStands(ground, step);
  return now.kind === 'routes' ? String(ground.routesVersion) : canonical(saidBy(now));
}
