import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { isSettledStatus, type Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { tickets } from '../../database/schema.ts';
import { fromTicket, toTicket } from '../../modules/tickets/index.ts';
import { type CopyValue, copyRows } from '../store/copy-rows.ts';
import type { ImportSession } from '../store/import-session.ts';
import type { Journey } from './build-timeline.ts';

const ticketColumns = [
  ...['id', 'number', 'version', 'title', 'description', 'kind', 'priority', 'tier', 'source', 'customer_id'],
  ...['site_id', 'longitude', 'latitude', 'district', 'village', 'state', 'acknowledgement', 'response'],
  ...['resolution', 'opened_at', 'updated_at', 'reopened_count', 'archived'],
];
const eventColumns = [
  'id',
  'ticket_id',
  'sequence',
  'actor_id',
  'actor_name',
  'occurred_at',
  'recorded_at',
  'body',
];

/** As the room's own tidying does: settled two days ago is history. */
const archivedAfterMs = 48 * hourMs;
const isArchived = ({ state, updatedAt }: Ticket, now: Instant) =>
  isSettledStatus(state.status) && updatedAt < now - archivedAfterMs;

const iso = (at: Instant) => new Date(at).toISOString();

/** Locked until commit, so that a command of the room and the import are decided one after the other. */
export async function lockTickets(
  { orm }: ImportSession,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Ticket>> {
  if (ids.length === 0) return new Map();
  const rows = await orm
    .select()
    .from(tickets)
    .where(inArray(tickets.id, [...ids]))
    .orderBy(tickets.id)
    .for('update');
  return new Map(rows.map((row) => [row.id, toTicket(row)]));
}

export async function insertTickets(
  { client }: ImportSession,
  journeys: readonly Journey[],
  now: Instant,
): Promise<void> {
  await copyRows(
    client,
    { table: 'tickets', columns: ticketColumns },
    journeys.map(({ ticket }) => ticketCells(ticket, now)),
  );
}

function ticketCells(ticket: Ticket, now: Instant): readonly CopyValue[] {
  const row = fromTicket(ticket);
  return [
    ...[
      row.id,
      row.number,
      row.version,
      row.title,
      row.description,
      row.kind,
      row.priority,
      row.tier,
      row.source,
    ],
    ...[
      row.customerId ?? null,
      row.siteId ?? null,
      row.longitude ?? null,
      row.latitude ?? null,
      row.district,
    ],
    ...[
      row.village,
      JSON.stringify(row.state),
      row.acknowledgement ? JSON.stringify(row.acknowledgement) : null,
    ],
    ...[JSON.stringify(row.response), JSON.stringify(row.resolution), iso(row.openedAt), iso(row.updatedAt)],
    ...[row.reopenedCount ?? 0, isArchived(ticket, now)],
  ];
}

/** Events follow those the ticket has: its version is their count. */
export async function appendJourneys(
  { client }: ImportSession,
  journeys: readonly Journey[],
  now: Instant,
): Promise<number> {
  const recordedAt = iso(now);
  const rows = journeys.flatMap(({ ticket, facts }) => {
    const before = ticket.version - facts.length;
    return facts.map((fact, index): readonly CopyValue[] => [
      ...[randomUUID(), ticket.id, before + index + 1, fact.actor.accountId, fact.actor.name],
      ...[iso(fact.occurredAt), recordedAt, JSON.stringify(fact.body)],
    ]);
  });
  await copyRows(client, { table: 'ticket_events', columns: eventColumns }, rows);
  return rows.length;
}

/** Only what events can change; the rest of a ticket was said when it was opened. */
export async function updateTickets(
  { client }: ImportSession,
  journeys: readonly Journey[],
  now: Instant,
): Promise<void> {
  const rows = journeys.map(({ ticket }) => ({
    id: ticket.id,
    version: ticket.version,
    priority: ticket.priority,
    state: ticket.state,
    acknowledgement: ticket.acknowledgement,
    response: ticket.response,
    resolution: ticket.resolution,
    updated_at: iso(ticket.updatedAt),
    reopened_count: ticket.reopenedCount,
    archived: isArchived(ticket, now),
  }));
  if (rows.length === 0) return;
  await client.query(
    `update tickets as t set version = n.version, priority = n.priority, state = n.state,
       acknowledgement = nullif(n.acknowledgement, 'null'::jsonb), response = n.response, resolution = n.resolution,
       updated_at = n.updated_at, reopened_count = n.reopened_count, archived = n.archived
     from jsonb_to_recordset($1::jsonb) as n (id uuid, version int, priority text, state jsonb, acknowledgement jsonb,
       response jsonb, resolution jsonb, updated_at timestamptz, reopened_count int, archived boolean)
     where t.id = n.id`,
    [JSON.stringify(rows)],
  );
}
