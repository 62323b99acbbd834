import { z } from 'zod';
import { type AccountId, ticketIdSchema } from '../../kernel/ids.ts';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import { type BusinessTimeLookup, breachedAt } from '../sla/sla-clock.ts';
import { prioritySchema } from '../sla/sla-policy.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { LogEntry } from './log-entry.ts';

/** What changed, by what it means to somebody who comes back; the worst news first. */
export const changeKinds = ['breached', 'opened', 'reassigned', 'resolved', 'notes'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Of each kind so many are listed; all are counted. */
export const mostListed = 50;

export const changeSchema = z.strictObject({
  /** Null for a note about no ticket. */
  ticketId: ticketIdSchema.nullable(),
  number: z.string().nullable(),
  priority: prioritySchema.nullable(),
  /** The ticket's title, or the note's words. */
  text: z.string(),
  /** Who did it; null for what the clock did. */
  byName: z.string().nullable(),
  at: instantSchema,
});
export type Change = z.infer<typeof changeSchema>;

const changesOfKindSchema = z.strictObject({
  count: z.int().nonnegative(),
  /** The latest first. */
  latest: z.array(changeSchema).max(mostListed),
});
export type ChangesOfKind = z.infer<typeof changesOfKindSchema>;

export const changesSinceSchema = z.strictObject({
  breached: changesOfKindSchema,
  opened: changesOfKindSchema,
  /** Tickets the reader had acknowledged, and somebody else gave to another technician or took back. */
  reassigned: changesOfKindSchema,
  resolved: changesOfKindSchema,
  notes: changesOfKindSchema,
});
export type ChangesSince = z.infer<typeof changesSinceSchema>;

const latestFirst = (a: Change, b: Change): number => b.at - a.at;

export function changesOfKind(changes: readonly Change[]): ChangesOfKind {
  return { count: changes.length, latest: changes.toSorted(latestFirst).slice(0, mostListed) };
}

export const isNothing = (changes: ChangesSince): boolean =>
  changeKinds.every((kind) => changes[kind].count === 0);

type Rows = {
  readonly tickets: Iterable<Ticket>;
  readonly log: Iterable<LogEntry>;
  readonly calendars: BusinessTimeLookup;
};
type Asking = { readonly since: Instant; readonly now: Instant; readonly reader: AccountId | null };

/** What the rows alone tell, for a desk whose server is away. Who gave a ticket to another they do not say. */
export function changesInRows(
  { tickets, log, calendars }: Rows,
  { since, now, reader }: Asking,
): ChangesSince {
  const found: Record<ChangeKind, Change[]> = {
    breached: [],
    opened: [],
    reassigned: [],
    resolved: [],
    notes: [],
  };
  const note = (kind: ChangeKind, ticket: Ticket, at: Instant | null) => {
    if (at === null || at <= since || at > now) return;
    found[kind].push({ ...aboutTicket(ticket), byName: null, at });
  };
  for (const ticket of tickets) {
    note('opened', ticket, ticket.openedAt);
    note('breached', ticket, breachedAt(ticket.resolution, now, calendars));
    note('resolved', ticket, resolvedAt(ticket));
    if (reader !== null && ticket.acknowledgement?.by === reader) note('reassigned', ticket, givenAt(ticket));
  }
  for (const entry of log) if (isNews(entry, { since, reader })) found.notes.push(ofEntry(entry));
  return {
    breached: changesOfKind(found.breached),
    opened: changesOfKind(found.opened),
    reassigned: changesOfKind(found.reassigned),
    resolved: changesOfKind(found.resolved),
    notes: changesOfKind(found.notes),
  };
}

/** What the reader wrote themselves, and what was struck out since, is no news. */
const isNews = ({ recordedAt, struck, by }: LogEntry, { since, reader }: Omit<Asking, 'now'>): boolean =>
  recordedAt > since && struck === null && (by === null || by !== reader);

export const ofEntry = ({ ticketId, text, byName, writtenAt }: LogEntry): Change => ({
  ticketId,
  number: null,
  priority: null,
  text,
  byName,
  at: writtenAt,
});

export const aboutTicket = ({ id, number, priority, title }: Ticket) => ({
  ticketId: id,
  number,
  priority,
  text: title,
});

const resolvedAt = ({ state }: Ticket): Instant | null =>
  state.status === 'resolved' || state.status === 'closed' ? state.resolvedAt : null;

/** A first assignment is told as one, too: only the events know that there was another before. */
const givenAt = ({ state }: Ticket): Instant | null => (state.status === 'assigned' ? state.since : null);
