import type {
  DayView,
  Proposal,
  SearchProgress,
  StopConflict,
} from '../../../shared/domain/dispatch/day-view.ts';
import type { DayShift } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { WorkOrderTerms } from '../../../shared/domain/dispatch/work-order.ts';
import type { PlanFigures } from '../../../shared/domain/routing/changes/compare-plans.ts';
import type { VisitExplanation } from '../../../shared/domain/routing/changes/explain-visit.ts';
import type { Weights } from '../../../shared/domain/routing/weights.ts';
import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

/** Where a visit would stand: null technician is the tray; `index` counts the stops before it. */
export type DropPlace = { readonly technicianId: TechnicianId | null; readonly index: number };

/** What would come of dropping a visit there. `costChange` in rupiah, against the plan as it is. */
export type DropOutlook = {
  readonly startsAt: Instant | null;
  readonly lateSeconds: number;
  readonly conflict: StopConflict | null;
  readonly costChange: number;
};

/** How thoroughly to search. `mend` moves as little as it can; `anew` may move everything that is not locked. */
export type SearchWish = {
  readonly kind: 'mend' | 'anew';
  readonly seconds: number;
  /** Null for as many as it takes. */
  readonly mostMoves: number | null;
};

/** The dispatch board's state: what is drawn, and everything that can be done to it. */
export type DispatchDesk = {
  readonly view: DayView;
  /** Of the routes as they are: a proposal based on others is to be made anew. */
  readonly routesVersion: number;
  /** Why routes are only estimated, the gravest first; sentences by key, as of `TravelNotice`. */
  readonly travelNotices: readonly { readonly key: string; readonly figures: Record<string, unknown> }[];
  readonly selected: TicketId | null;
  readonly selectedTechnician: TechnicianId | null;
  readonly explanation: VisitExplanation | null;
  readonly proposal: Proposal | null;
  /** The moves of the proposal that are to be accepted, and what the day is with them alone. */
  readonly chosen: ReadonlySet<TicketId>;
  readonly chosenFigures: PlanFigures | null;
  readonly search: SearchProgress | null;
  /** The last search broke off; what it had found by then is the proposal. */
  readonly searchFailed: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the routes as they are have been made known. */
  readonly isPublished: boolean;
  readonly mayPlan: boolean;
  readonly actions: DispatchActions;
};

export type DispatchActions = {
  select(ticketId: TicketId | null): void;
  selectTechnician(technicianId: TechnicianId | null): void;
  outlook(ticketId: TicketId, place: DropPlace): DropOutlook;
  place(ticketId: TicketId, place: DropPlace): void;
  setTerms(ticketId: TicketId, terms: Partial<WorkOrderTerms>): void;
  /** Null gives the usual shift back. */
  setShift(technicianId: TechnicianId, shift: DayShift | null): void;
  setWeights(weights: Weights | null): void;
  search(wish: SearchWish): void;
  /** Ends the search; the best plan so far becomes the proposal. */
  stopSearch(): void;
  toggleMove(ticketId: TicketId): void;
  /** Takes the chosen moves over, or every one. */
  accept(which?: 'chosen' | 'all'): void;
  reject(): void;
  undo(): void;
  redo(): void;
  publish(): void;
};
