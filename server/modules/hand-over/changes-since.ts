import { and, desc, eq, gt, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import {
  type Change,
  type ChangesOfKind,
  type ChangesSince,
  changesOfKind,
  mostListed,
} from '../../../shared/domain/hand-over/changes-since.ts';
import { breachedAt } from '../../../shared/domain/sla/sla-clock.ts';
import { type Priority, prioritySchema } from '../../../shared/domain/sla/sla-policy.ts';
import { type AccountId, ticketIdSchema } from '../../../shared/kernel/ids.ts';
import { dayMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { logEntries, tickets } from '../../database/schema.ts';
import { readCalendars } from '../tickets/index.ts';

type Asking = { readonly since: Instant; readonly now: Instant; readonly reader: AccountId };

/** Who was away for longer reads hand-overs, not changes. */
const longestAbsenceMs = 7 * dayMs;

/** What changed since somebody left, from the events as the server heard of them. */
export async function readChangesSince(db: Queryable, { since, now, reader }: Asking): Promise<ChangesSince> {
  const asking: Asking = { since: instant(Math.max(since, now - longestAbsenceMs)), now, reader };
  return {
    breached: await breachesSince(db, asking),
    opened: await eventsSince(db, asking, sql`e.body ->> 'type' = 'opened'`),
    reassigned: await eventsSince(db, asking, takenFrom(reader)),
    resolved: await eventsSince(db, asking, sql`e.body ->> 'type' = 'resolved'`),
    notes: await notesSince(db, asking),
  };
}

/** Somebody else gave a ticket to another technician, or took it back, that the reader had acknowledged. */
const takenFrom = (reader: AccountId): SQL => sql`
  e.body ->> 'type' in ('assigned', 'unassigned')
  and e.actor_id is distinct from ${reader}::uuid
  and t.acknowledgement ->> 'by' = ${reader}
  and exists (
    select from ticket_events before
    where before.ticket_id = e.ticket_id and before.sequence < e.sequence and before.body ->> 'type' = 'assigned'
  )`;

type EventRow = {
  readonly ticket_id: string;
  readonly number: string;
  readonly title: string;
  readonly priority: Priority;
  readonly actor_name: string;
  readonly occurred_at: string;
  readonly count: string;
};

/** Each ticket once, by the last event of the kind. */
async function eventsSince(db: Queryable, { since }: Asking, isOfKind: SQL): Promise<ChangesOfKind> {
  const { rows } = await db.execute<EventRow>(sql`
    with told as (
      select distinct on (e.ticket_id)
        e.ticket_id, t.number, t.title, t.priority, e.actor_name, e.occurred_at
      from ticket_events e
      join tickets t on t.id = e.ticket_id
      where e.recorded_at > ${new Date(since).toISOString()}::timestamptz and ${isOfKind}
      order by e.ticket_id, e.sequence desc
    )
    select told.*, count(*) over () as count from told order by occurred_at desc limit ${mostListed}
  `);
  return {
    count: Number(rows[0]?.count ?? 0),
    latest: rows.map((row) => ({
      ticketId: ticketIdSchema.parse(row.ticket_id),
      number: row.number,
      priority: row.priority,
      text: row.title,
      byName: row.actor_name,
      at: instant(new Date(row.occurred_at).getTime()),
    })),
  };
}

/** A breach is nobody's event: the clock of every ticket that was open since then is read. */
async function breachesSince(db: Queryable, { since, now }: Asking): Promise<ChangesOfKind> {
  const lookup = await readCalendars(db);
  const { id, number, title, priority, resolution } = tickets;
  const mayHavePassed = sql`${tickets.openedAt} + (${resolution} -> 'target' ->> 'durationMs')::bigint
    * interval '1 millisecond' <= ${new Date(now).toISOString()}::timestamptz`;
  const wasOpen = or(
    sql`${tickets.status} not in ('resolved', 'closed', 'cancelled')`,
    gt(tickets.updatedAt, since),
  );
  const rows = await db
    .select({ id, number, title, priority, resolution })
    .from(tickets)
    .where(and(mayHavePassed, wasOpen));
  const changes = rows.flatMap((row): Change[] => {
    const at = breachedAt(row.resolution, now, lookup);
    if (at === null || at <= since || at > now) return [];
    const about = { ticketId: ticketIdSchema.parse(row.id), number: row.number, text: row.title };
    return [{ ...about, priority: prioritySchema.parse(row.priority), byName: null, at }];
  });
  return changesOfKind(changes);
}

async function notesSince(db: Queryable, { since, now, reader }: Asking): Promise<ChangesOfKind> {
  const { ticketId, text, byName, writtenAt, by, struck, recordedAt } = logEntries;
  const rows = await db
    .select({
      ticketId,
      number: tickets.number,
      priority: tickets.priority,
      text,
      byName,
      at: writtenAt,
      count: sql<string>`count(*) over ()`,
    })
    .from(logEntries)
    .leftJoin(tickets, eq(tickets.id, ticketId))
    .where(and(gt(recordedAt, since), lte(recordedAt, now), isNull(struck), or(isNull(by), ne(by, reader))))
    .orderBy(desc(writtenAt))
    .limit(mostListed);
  return {
    count: Number(rows[0]?.count ?? 0),
    latest: rows.map(({ count: _, ...row }) => ({
      ...row,
      ticketId: ticketIdSchema.nullable().parse(row.ticketId),
      priority: prioritySchema.nullable().parse(row.priority),
    })),
  };
}
