import type { Withheld } from '../../../shared/domain/dispatch/assignments-of.ts';
import type {
  BendWish,
  DayView,
  Proposal,
  SearchProgress,
  StopConflict,
} from '../../../shared/domain/dispatch/day-view.ts';
import type { DayWeights } from '../../../shared/domain/dispatch/day-weights.ts';
import type { DayShift, DispatchDay } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { Lapse, LapsedMoves } from '../../../shared/domain/dispatch/proposal-lapse.ts';
import type { RouteToTell } from '../../../shared/domain/dispatch/told-changes.ts';
import type { WorkOrderTerms } from '../../../shared/domain/dispatch/work-order.ts';
import type { PlanFigures } from '../../../shared/domain/routing/changes/compare-plans.ts';
import type { VisitExplanation } from '../../../shared/domain/routing/changes/explain-visit.ts';
import type { PartCounts } from '../../../shared/domain/routing/part-counts.ts';
import type { TravelFaultKind } from '../../../shared/domain/routing/travel/travel-times.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Attention } from './attention/attention.ts';
import type { Deferral } from './defer/deferral.ts';

/** Where a visit would stand: null technician is the tray; `index` counts the stops before it. */
export type DropPlace = { readonly technicianId: TechnicianId | null; readonly index: number };

/** What would come of dropping a visit there. `costChange` in rupiah, against the plan as it is. */
export type DropOutlook = {
  readonly startsAt: Instant | null;
  readonly lateSeconds: number;
  readonly conflict: StopConflict | null;
  /** What the van would lack of the parts. */
  readonly wanting: PartCounts;
  readonly costChange: number;
};

/** Who may plan a day in the place of this window: our server's own threads, or a VROOM server behind it. */
export type ElsewherePlanner = 'server' | 'vroom';

/**
 * How thoroughly to search. `mend` moves as little as it can; `anew` may move everything that is not locked. Others do so
 * too, and where they do not answer it is done here.
 */
export type SearchWish = {
  readonly kind: 'mend' | 'anew' | ElsewherePlanner;
  /** How long to search. VROOM takes its own time. */
  readonly seconds: number;
  /** Null for as many as it takes; of a plan anew always. */
  readonly mostMoves: number | null;
};

export type Elsewhere = {
  readonly offered: readonly ElsewherePlanner[];
  /** Whose answer is waited for. */
  readonly asked: ElsewherePlanner | null;
  /** Why the last answer was of no use. */
  readonly trouble: ElsewhereTrouble | null;
};
/**
 * `server-away`: ours; `not-held`: the answer could not be checked. Any other is VROOM's, as of a routing service, or our
 * server's.
 */
export type ElsewhereTrouble =
  | { readonly planner: 'vroom'; readonly why: TravelFaultKind | 'nobody' | 'server-away' | 'not-held' }
  | { readonly planner: 'server'; readonly why: 'busy' | 'failed' | 'server-away' | 'not-held' };

/** The dispatch board's state: what is drawn, and everything that can be done to it. */
export type DispatchDesk = {
  readonly view: DayView;
  /** Of the routes as they are: with another one, what is held in the hand is let go. */
  readonly routesVersion: number;
  /** What of the day asks for a decision now, the gravest first. */
  readonly attention: readonly Attention[];
  /** How many visits a plan that is mended may move; null for as many as pay. */
  readonly budget: number | null;
  /** Why routes are only estimated, the gravest first; sentences by key, as of `TravelNotice`. */
  readonly travelNotices: readonly { readonly key: string; readonly figures: Record<string, unknown> }[];
  readonly selected: TicketId | null;
  readonly selectedTechnician: TechnicianId | null;
  readonly explanation: VisitExplanation | null;
  readonly proposal: Proposal | null;
  /** Why it can no longer be taken over; null while it can. */
  readonly lapse: Lapse | null;
  /** Its moves that can no longer be, while the rest of it can. */
  readonly lapsed: LapsedMoves;
  /** By how much later the next best would come to a move, where that was asked; null when nobody else can. */
  readonly nextBest: ReadonlyMap<TicketId, number | null>;
  /** The moves of the proposal that are to be accepted, and what the day is with them alone. */
  readonly chosen: ReadonlySet<TicketId>;
  readonly chosenFigures: PlanFigures | null;
  readonly search: SearchProgress | null;
  /** Where what the day has no place for would go; null while that is not asked. */
  readonly deferral: Deferral | null;
  /** A plan is being bent for one cause: a moment only. */
  readonly isBending: boolean;
  readonly elsewhere: Elsewhere;
  /** The last search broke off before it had found anything. */
  readonly searchFailed: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What was made known last; null before the first time. */
  readonly published: DispatchDay['published'];
  /** What publishing would tell, and what it would not give to whom it is planned for. */
  readonly announcement: {
    readonly routes: readonly RouteToTell[];
    readonly withheld: readonly Withheld[];
  };
  /** Tickets that nobody is sent to. */
  readonly withoutVisit: readonly Ticket[];
  /** This person, and this day: one that is over is only looked at. */
  readonly mayPlan: boolean;
  /** Who works on it and what they carry may be said of any day, as of one that was written down wrongly. */
  readonly mayStaff: boolean;
  readonly isOver: boolean;
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
  setWeights(weights: DayWeights | null): void;
  setBudget(mostMoves: number | null): void;
  search(wish: SearchWish): void;
  /** A proposal for one thing, at the least harm to the rest, and at once. */
  bend(wish: BendWish): void;
  /** Looks for the day that each visit of the tray fits best, if it can wait: answered in `deferral`. */
  findOtherDays(): void;
  endDeferral(): void;
  /** Plans them on the days that were found. */
  defer(chosen: ReadonlySet<TicketId>): void;
  /** Ends the search; the best plan so far becomes the proposal. */
  stopSearch(): void;
  /** Who else could go to a move of the proposal: answered in `nextBest`. */
  askNextBest(ticketId: TicketId): void;
  toggleMove(ticketId: TicketId): void;
  /** Takes the chosen moves over, or every one that has not lapsed. */
  accept(which?: 'chosen' | 'all'): void;
  reject(): void;
  undo(): void;
  redo(): void;
  publish(): void;
};
