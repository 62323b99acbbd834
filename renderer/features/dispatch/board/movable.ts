import type { StopView, VisitView } from '../../../../shared/domain/dispatch/day-view.ts';

/** What somebody is under way to, or has done, is no longer given to another. */
export const isMovable = (visit: VisitView | StopView): boolean =>
  !('state' in visit) || visit.state === 'ahead';
