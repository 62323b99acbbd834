import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Position } from '../../kernel/position.ts';
import type { Comparison } from '../routing/changes/compare-plans.ts';
import type { UnassignedExplanation } from '../routing/changes/explain-unassigned.ts';
import type { VisitFault } from '../routing/check-problem.ts';
import type { PartCounts } from '../routing/part-counts.ts';
import type { PlanCost } from '../routing/plan.ts';
import type { Priority } from '../sla/sla-policy.ts';
import type { TicketKind } from '../tickets/ticket.ts';
import type { DayWeights } from './day-weights.ts';
import type { DayShift } from './dispatch-day.ts';
import type { Promised, VisitLock } from './work-order.ts';

/** A day of dispatch as it is drawn: everything is reckoned, nothing is looked up while drawing. */
export type DayView = {
  readonly day: string;
  /** Whole hours around every shift and stop. */
  readonly from: Instant;
  readonly to: Instant;
  /** Of these the hours in which more than a few work: a single night shift is not to narrow everybody's day. */
  readonly core: { readonly from: Instant; readonly to: Instant };
  /** One for each technician, in the order of their numbers. */
  readonly routes: readonly RouteView[];
  readonly tray: readonly TrayVisit[];
  readonly figures: DayFigures;
  readonly weights: DayWeights;
  readonly cost: PlanCost;
};

export type DayFigures = {
  readonly technicians: number;
  readonly visits: number;
  readonly done: number;
  readonly underWay: number;
  readonly unassigned: number;
  /** Stops by how late they will be; `lateStep` 1, 2 and 3. */
  readonly late: Readonly<Record<1 | 2 | 3, number>>;
  readonly metres: number;
  readonly lateSeconds: number;
  readonly overtimeSeconds: number;
};

export type RouteView = {
  readonly technicianId: TechnicianId;
  /** The same on map, timeline and run sheet: 1 and up, by name. */
  readonly number: number;
  readonly name: string;
  readonly shift: DayShift;
  /** Null when they do not work that day. */
  readonly shiftSpan: { readonly from: Instant; readonly to: Instant; readonly overtimeTo: Instant } | null;
  readonly breaks: readonly { readonly from: Instant; readonly to: Instant }[];
  /** Where they are now, or begin; null when neither is known. */
  readonly startsFrom: Position | null;
  readonly stops: readonly StopView[];
  readonly done: number;
  readonly metres: number;
  readonly travelSeconds: number;
  readonly endsAt: Instant | null;
  /** From the last stop ahead to where the day ends, reached at `endsAt`; null where the end is open. */
  readonly wayBack: { readonly from: Instant; readonly to: Position } | null;
  readonly overtimeSeconds: number;
  readonly worstLateSeconds: number;
  /** On the van for what is ahead; null for one that was never counted. */
  readonly stock: PartCounts | null;
  /** On the van now, which the days before take theirs from first. */
  readonly onVan: PartCounts | null;
};

/** 0 in time; 1 up to half an hour late, 2 up to an hour, 3 beyond. */
export type LateStep = 0 | 1 | 2 | 3;
export const lateStepOf = (seconds: number): LateStep =>
  seconds < 60 ? 0 : seconds <= 30 * 60 ? 1 : seconds <= 60 * 60 ? 2 : 3;

export type VisitView = {
  readonly ticketId: TicketId;
  readonly number: string | null;
  readonly title: string;
  readonly kind: TicketKind;
  readonly priority: Priority;
  readonly customerName: string | null;
  readonly village: string;
  readonly district: string;
  readonly position: Position | null;
  readonly promise: Promised | null;
  readonly slaDueAt: Instant | null;
  readonly serviceMinutes: number;
  /** What is taken off the van. */
  readonly parts: PartCounts;
  readonly lock: VisitLock | null;
};

export type StopView = VisitView & {
  /** Its place on the route, 1 and up. */
  readonly order: number;
  readonly state: 'done' | 'on-site' | 'travelling' | 'ahead';
  readonly travelSeconds: number;
  readonly arrivesAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** On site: beyond the minutes it was planned with. */
  readonly overrunSeconds: number;
  readonly lateSeconds: number;
  readonly lateStep: LateStep;
  /** What of the plan cannot hold here, though a person put it there; null when all does. */
  readonly conflict: StopConflict | null;
  /** What the van no longer has by then, where that is the conflict. */
  readonly wanting: PartCounts;
};
export type StopConflict =
  | 'skills'
  | 'parts'
  | 'no-shift'
  | 'beyond-overtime'
  | 'beyond-driving'
  | 'window-passed'
  | 'start-missed'
  | 'unplannable';

export type TrayVisit = VisitView & {
  /** Why no route holds it: a fault of the record, or what binds and what would free it. Null until it was asked. */
  readonly fault: VisitFault | null;
  readonly binding: UnassignedExplanation | null;
  /** Where no van has the parts: what the van lacks that comes nearest. */
  readonly wanting: PartCounts;
};

/** One thing a plan bends for at once. */
export type BendWish =
  /** An urgent visit seated now, or a route on which one lasts longer. */
  | { readonly kind: 'insert' | 'relieve'; readonly ticketId: TicketId }
  /** Somebody does not come: others take over what is ahead of them. */
  | { readonly kind: 'redistribute'; readonly technicianId: TechnicianId };

/**
 * What a plan was searched for. `server` and `vroom`: planned anew by our server or by VROOM, of whose answer these visits
 * could not stay where it had them.
 */
export type ProposalCause =
  | { readonly kind: 'mend' | 'anew'; readonly seconds: number }
  | { readonly kind: 'server' | 'vroom'; readonly seconds: number; readonly takenOut: readonly TicketId[] }
  | BendWish;

/** Another plan for the day, beside the one that holds. Nothing of it is applied before it is accepted. */
export type Proposal = {
  readonly cause: ProposalCause;
  readonly madeAt: Instant;
  /** The routes it was made for: with others it is to be made anew. */
  readonly basedOn: number;
  /** How many visits it was allowed to move; null for as many as pay. */
  readonly mostMoves: number | null;
  readonly comparison: Comparison;
  readonly moves: readonly ProposedMove[];
  /** Whom it makes wait longer beyond what they were owed, the longest first. */
  readonly later: readonly LaterStop[];
  readonly untouched: { readonly locked: number; readonly travelling: number };
};

export type ProposedMove = {
  readonly visit: VisitView;
  readonly before: ProposedPlace | null;
  readonly after: ProposedPlace | null;
  readonly reason: Comparison['moved'][number]['reason'];
  /** How much longer all ways together become by it; of what had no route, what going there adds. */
  readonly metres: number;
};
export type LaterStop = {
  readonly visit: VisitView;
  readonly technicianName: string;
  readonly lateSecondsBefore: number;
  readonly lateSeconds: number;
  readonly lateStep: LateStep;
};
export type ProposedPlace = {
  readonly technicianId: TechnicianId;
  readonly technicianName: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly lateSeconds: number;
  readonly lateStep: LateStep;
};

export type SearchProgress = {
  readonly elapsedMs: number;
  readonly limitMs: number;
  readonly iterations: number;
  /** Best cost over time, oldest first: `[elapsedMs, cost]`. */
  readonly curve: readonly (readonly [number, number])[];
};
