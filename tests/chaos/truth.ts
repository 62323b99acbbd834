import { inArray } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { ticketEvents, tickets } from '../../server/database/schema.ts';
import { toTicket, toTicketEvent } from '../../server/modules/tickets/ticket-row.ts';
import { type CommandOutcome, commandOutcomeSchema } from '../../shared/contracts/commands.ts';
import {
  type DecodedRow,
  decodeValue,
  type Entities,
  type ShapeName,
  shapeKey,
  shapeNames,
  shapes,
} from '../../shared/contracts/shapes.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { TicketEvent } from '../../shared/domain/tickets/ticket-events.ts';

/** What the database says, read in one snapshot past every layer of the product. */
export type Truth = {
  readonly outcomes: ReadonlyMap<string, CommandOutcome>;
  /** Command ids in the order in which they were decided; one for each time. */
  readonly audit: readonly string[];
  /** Tickets that commands were about, with all their events in order. */
  readonly tickets: readonly Ticket[];
  readonly events: ReadonlyMap<string, readonly TicketEvent[]>;
  /** Every ticket's number, as `TKT-20261122-0001`. */
  readonly numbers: readonly string[];
  /** What each shape consists of, by key. */
  readonly rows: { readonly [Name in ShapeName]: ReadonlyMap<string, Entities[Name]> };
};

/** @throws when the database does not answer */
export async function readTruth(databaseUrl: string): Promise<Truth> {
  // UTC, as the server reads: times are compared as text.
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c timezone=UTC' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return { ...(await readCommands(client)), ...(await readTickets(client)), rows: await readRows(client) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readCommands(client: pg.Client): Promise<Pick<Truth, 'outcomes' | 'audit'>> {
  const decided = await client.query<{ id: string; outcome: unknown }>('select id, outcome from commands');
  const audit = await client.query<{ id: string }>(
    'select command_id as id from audit_entries where command_id is not null order by audit_entries.id',
  );
  return {
    outcomes: new Map(decided.rows.map(({ id, outcome }) => [id, commandOutcomeSchema.parse(outcome)])),
    audit: audit.rows.map(({ id }) => id),
  };
}

async function readTickets(client: pg.Client): Promise<Pick<Truth, 'tickets' | 'events' | 'numbers'>> {
  const numbers = await client.query<{ number: string }>('select number from tickets order by number');
  const subjects = await client.query<{ id: string }>(
    'select distinct t.id from audit_entries a join tickets t on t.id::text = a.subject where a.command_id is not null',
  );
  const ids = subjects.rows.map(({ id }) => id);
  const orm = drizzle(client);
  const rows = ids.length > 0 ? await orm.select().from(tickets).where(inArray(tickets.id, ids)) : [];
  const found =
    ids.length > 0
      ? await orm
          .select()
          .from(ticketEvents)
          .where(inArray(ticketEvents.ticketId, ids))
          .orderBy(ticketEvents.sequence)
      : [];
  return {
    numbers: numbers.rows.map(({ number }) => number),
    tickets: rows.map(toTicket),
    events: Map.groupBy(found.map(toTicketEvent), ({ ticketId }) => ticketId as string),
  };
}

async function readRows(client: pg.Client): Promise<Truth['rows']> {
  const read: Partial<Record<ShapeName, ReadonlyMap<string, unknown>>> = {};
  for (const name of shapeNames) read[name] = await readShape(client, name);
  return read as Truth['rows'];
}

async function readShape(client: pg.Client, name: ShapeName): Promise<ReadonlyMap<string, unknown>> {
  const { table, columns, where, ofReader = [], toEntity } = shapes[name];
  const list = Object.keys(columns).map((column) => `"${column}"::text as "${column}"`);
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${list.join(', ')} from ${table} ${where ? `where ${where}` : ''}`,
    /* Nobody has rows of their own here: what everybody reads is the whole. */
    ofReader.map(() => null),
  );
  return new Map(rows.map((row) => [shapeKey(name, row), toEntity(decoded(row, columns))]));
}

const decoded = (
  row: Record<string, string | null>,
  columns: (typeof shapes)[ShapeName]['columns'],
): DecodedRow =>
  Object.fromEntries(
    Object.entries(columns).map(([column, kind]) => [column, decodeValue(kind, row[column] ?? null)]),
  );
