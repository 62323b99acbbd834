import type { TechnicianId, TicketId } from '../../kernel/ids.ts';
import { type Instant, minuteMs } from '../../kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../kernel/local-day.ts';
import type { Position } from '../../kernel/position.ts';
import type { PartCounts } from '../routing/part-counts.ts';
import type { Skill, Technician, TechnicianPosition } from '../technicians/technician.ts';
import { isSettledStatus, parentOf, type Ticket } from '../tickets/ticket.ts';
import type { DispatchDay } from './dispatch-day.ts';
import { type Part, usualParts } from './part.ts';
import type { UsualMinutes } from './usual-minutes.ts';
import type { Van } from './van.ts';
import { visitSkills } from './visit-skills.ts';
import { earliestOf, usualTerms, type WorkOrder, type WorkOrderTerms } from './work-order.ts';

/** The rows a day is made of, by their keys. */
export type DayRows = {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly workOrders: ReadonlyMap<string, WorkOrder>;
  readonly technicians: ReadonlyMap<string, Technician>;
  readonly positions: ReadonlyMap<string, TechnicianPosition>;
  readonly customers: ReadonlyMap<string, { readonly name: string; readonly position: Position }>;
  readonly sites: ReadonlyMap<string, { readonly position: Position }>;
  readonly dispatchDays: ReadonlyMap<string, DispatchDay>;
  readonly parts: ReadonlyMap<string, Part>;
  readonly vans: ReadonlyMap<string, Van>;
};

export type DayQuestion = {
  readonly rows: DayRows;
  readonly day: string;
  readonly now: Instant;
  /** On site, where nobody has said otherwise. */
  readonly usualMinutes: UsualMinutes;
  /** Null while the clock of its target stands still. */
  slaDueAt(ticket: Ticket): Instant | null;
};

/** How far a visit has come: what is not `ahead` is with `holder`, and no plan moves it. */
export type VisitProgress = {
  readonly kind: 'done' | 'on-site' | 'travelling' | 'ahead';
  readonly holder: TechnicianId | null;
  /** Since when; of a done one, when it ended. */
  readonly since: Instant;
};

/** A ticket somebody has to go to on the day, with all that a plan asks of it. */
export type DayVisit = {
  readonly id: TicketId;
  readonly ticket: Ticket;
  readonly terms: WorkOrderTerms;
  readonly serviceMinutes: number;
  readonly skills: readonly Skill[];
  readonly parts: PartCounts;
  readonly position: Position | null;
  readonly customerName: string | null;
  readonly slaDueAt: Instant | null;
  readonly progress: VisitProgress;
};

/**
 * The visits of a day: tickets in work that need one and that no other day has, and what of the day's own routes is
 * done. What an outage explains is settled at its cause; what waits for something cannot be visited yet.
 */
export function visitsOfDay(question: DayQuestion): ReadonlyMap<TicketId, DayVisit> {
  const { rows, day, now } = question;
  const named = new Set(namedBy(rows.dispatchDays.get(day)));
  const elsewhere = namedElsewhere(rows.dispatchDays, day, now);
  const visits = new Map<TicketId, DayVisit>();
  for (const ticket of rows.tickets.values()) {
    const order = rows.workOrders.get(ticket.id) ?? null;
    const progress = progressOf(ticket);
    if (!progress || parentOf(ticket)) continue;
    const isNamed = named.has(ticket.id);
    if (progress.kind === 'done' ? !isNamed : !isOfDay(ticket, order, { ...question, isNamed, elsewhere }))
      continue;
    visits.set(ticket.id, toVisit(question, ticket, order ?? usualTerms, progress));
  }
  return visits;
}

/** What technicians are at or on their way to, and what they have done since then, on whatever day it was planned. */
export const visitsBegun = (question: DayQuestion, since: Instant): readonly DayVisit[] =>
  [...question.rows.tickets.values()].flatMap((ticket) => {
    const progress = progressOf(ticket);
    if (!progress || progress.kind === 'ahead' || parentOf(ticket)) return [];
    if (progress.kind === 'done' && progress.since <= since) return [];
    const order = question.rows.workOrders.get(ticket.id);
    return order?.needsVisit === false ? [] : toVisit(question, ticket, order ?? usualTerms, progress);
  });

const namedBy = (dispatch: DispatchDay | undefined): readonly TicketId[] =>
  dispatch?.routes.flatMap(({ ticketIds }) => ticketIds) ?? [];

/** Days that are over hold nothing: what they left undone is to be planned again. */
function namedElsewhere(days: DayRows['dispatchDays'], day: string, now: Instant): ReadonlySet<string> {
  const today = localDay(now);
  return new Set(
    [...days.values()].filter((other) => other.day !== day && other.day >= today).flatMap(namedBy),
  );
}

/** Whether somebody goes to a ticket, where nothing has been said of it: what is wrong with an account is not at a door. */
export const usuallyNeedsVisit = ({ kind }: Pick<Ticket, 'kind'>): boolean => kind !== 'account';

type Belonging = Pick<DayQuestion, 'day' | 'now'> & {
  readonly isNamed: boolean;
  readonly elsewhere: ReadonlySet<string>;
};

function isOfDay(
  ticket: Ticket,
  order: WorkOrder | null,
  { day, now, isNamed, elsewhere }: Belonging,
): boolean {
  const { status } = ticket.state;
  if (status === 'en-route' || status === 'on-site') return day === localDay(now);
  if (!(order?.needsVisit ?? usuallyNeedsVisit(ticket))) return false;
  if (isNamed) return true;
  if (elsewhere.has(ticket.id)) return false;
  const earliest = order && earliestOf(order);
  /* What somebody has in hand is today's, or another day would take it away from them. */
  if (status === 'assigned' && earliest === null) return day === localDay(now);
  return earliest === null || earliest < startOfDay(dayAfter(day));
}

/** Null for what nobody has to go to: settled from the room, given up, or waiting for something. */
export function progressOf({ state }: Ticket): VisitProgress | null {
  switch (state.status) {
    case 'resolved':
    case 'closed':
      return state.technicianId && { kind: 'done', holder: state.technicianId, since: state.resolvedAt };
    case 'cancelled':
    case 'waiting':
      return null;
    case 'on-site':
      return { kind: 'on-site', holder: state.technicianId, since: state.since };
    case 'en-route':
      return { kind: 'travelling', holder: state.technicianId, since: state.since };
    case 'assigned':
      return { kind: 'ahead', holder: state.technicianId, since: state.since };
    case 'open':
      return { kind: 'ahead', holder: null, since: 0 as Instant };
  }
}

/** The visit of a ticket that nobody has in hand, whatever day it is of. */
export const visitToGive = (question: DayQuestion, ticket: Ticket): DayVisit =>
  toVisit(question, ticket, question.rows.workOrders.get(ticket.id) ?? usualTerms, {
    kind: 'ahead',
    holder: null,
    since: question.now,
  });

function toVisit(
  { rows, slaDueAt, usualMinutes }: DayQuestion,
  ticket: Ticket,
  terms: WorkOrderTerms,
  progress: VisitProgress,
): DayVisit {
  const customer = ticket.customerId ? rows.customers.get(ticket.customerId) : undefined;
  const site = ticket.siteId ? rows.sites.get(ticket.siteId) : undefined;
  return {
    id: ticket.id,
    ticket,
    terms,
    serviceMinutes: terms.serviceMinutes ?? usualMinutes[ticket.kind].minutes,
    skills: visitSkills(ticket, terms),
    parts: terms.parts ?? usualParts(rows.parts.values(), ticket.kind),
    position: ticket.position ?? customer?.position ?? site?.position ?? null,
    customerName: customer?.name ?? null,
    slaDueAt: isSettledStatus(ticket.state.status) ? null : slaDueAt(ticket),
    progress,
  };
}

/** When the work of a day begins at the earliest, for what was broken before. */
export const workBegins = (day: string): Instant => (startOfDay(day) + 8 * 60 * minuteMs) as Instant;
