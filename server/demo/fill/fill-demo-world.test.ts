import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeValue, type ShapeName, shapes } from '../../../shared/contracts/shapes.ts';
import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import { ticketSchema } from '../../../shared/domain/tickets/ticket.ts';
import { type TicketEvent, ticketEventSchema } from '../../../shared/domain/tickets/ticket-events.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { openTestDatabase } from '../../../tests/support/test-database.ts';
import { referenceBusinessTime, referenceTargets } from '../testing/reference-sla.ts';
import { smallWorld } from '../world/world-size.ts';
import { type FillProgress, fillDemoWorld } from './fill-demo-world.ts';

const now = Date.parse('2026-11-22T14:02:00+07:00') as Instant;

describe('filling a real Postgres', () => {
  let postgres: Awaited<ReturnType<typeof openTestDatabase>>;
  let structureBefore: unknown;
  const progress: FillProgress[] = [];
  const options = {
    seed: 'karawang',
    now,
    size: smallWorld,
    targets: referenceTargets,
    calendars: referenceBusinessTime(),
    hashPassword: (password: string) => Promise.resolve(`hash of ${password}`),
    onProgress: (step: FillProgress) => progress.push(step),
  };
  const rowsOf = async (sql: string, values: unknown[] = []) => (await postgres.pool.query(sql, values)).rows;
  const countOf = async (table: string) => Number((await rowsOf(`select count(*) from ${table}`))[0].count);
  const structure = () =>
    rowsOf(`select indexdef as def from pg_indexes where schemaname = 'public'
            union all select conname || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
            order by 1`);

  beforeAll(async () => {
    postgres = await openTestDatabase();
    structureBefore = await structure();
    await fillDemoWorld(postgres.pool, options);
  }, 60_000);
  afterAll(() => postgres.remove());

  it('writes every row of the world', async () => {
    expect(await countOf('tickets')).toBe(560);
    expect(await countOf('customers')).toBe(300);
    expect(await countOf('technicians')).toBe(60);
    expect(await countOf("tickets where status not in ('resolved', 'closed', 'cancelled')")).toBe(60);
    expect(await countOf('accounts')).toBeGreaterThan(70);
    expect(await countOf('hand_overs')).toBe(18);
    expect(await countOf('log_entries')).toBeGreaterThan(30);
    expect(await countOf('pinned_tickets')).toBeGreaterThan(2);
    expect(await countOf('technician_tracks')).toBeGreaterThan(5000);
    expect(await countOf('audit_entries')).toBeGreaterThan(100);
    expect(progress.at(-1)?.step).toBe('done');
  });

  it('leaves rows that equal the fold of their events', async () => {
    const sample = await rowsOf('select * from tickets order by id limit 200');
    for (const row of sample) {
      const events = await rowsOf('select * from ticket_events where ticket_id = $1 order by sequence', [
        row.id,
      ]);
      expect(foldTicketEvents(events.map(toEvent))).toEqual(toTicket(row));
    }
  });

  it('leaves rows that the desks can read', async () => {
    for (const name of [
      'tickets',
      'technicians',
      'positions',
      'customers',
      'sites',
      'packages',
      'settings',
      'vans',
      'workOrders',
    ] as const)
      await readShape(name);
  });

  it('remembers the last number of each day', async () => {
    const wrong = await rowsOf(`
      select day from ticket_numbers
      full join (select to_char(opened_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD')::date as day,
                        count(*) as n, max(right(number, 4)::int) as top from tickets group by 1) t using (day)
      where n is distinct from last or top is distinct from last`);
    expect(wrong).toEqual([]);
  });

  it('puts every index and key back as it was', async () => {
    expect(await structure()).toEqual(structureBefore);
  });

  it('gives every account the hash, and technicians their technician', async () => {
    const accounts = await rowsOf('select * from accounts');
    for (const account of accounts) {
      expect(account.password_hash).toBe('hash of karawang');
      expect(account.role === 'technician').toBe(account.technician_id !== null);
    }
  });

  it('leaves a filled database as it was when asked to fill it again', async () => {
    await expect(fillDemoWorld(postgres.pool, { ...options, seed: 'other' })).rejects.toThrow(
      'duplicate key',
    );
    expect(await countOf('tickets')).toBe(560);
    expect(await structure()).toEqual(structureBefore);
  });

  async function readShape(name: ShapeName): Promise<void> {
    const { table, columns, toEntity } = shapes[name];
    const selected = Object.keys(columns).map((column) => `"${column}"::text`);
    for (const row of await rowsOf(`select ${selected.join(', ')} from ${table}`)) {
      const decoded = Object.entries(columns).map(([column, kind]) => [
        column,
        decodeValue(kind, row[column]),
      ]);
      toEntity(Object.fromEntries(decoded));
    }
  }
});

type Row = Record<string, unknown>;

const toEvent = (row: Row): TicketEvent =>
  ticketEventSchema.parse({
    id: row.id,
    ticketId: row.ticket_id,
    commandId: row.command_id,
    sequence: row.sequence,
    actor: { accountId: row.actor_id, name: row.actor_name },
    occurredAt: (row.occurred_at as Date).getTime(),
    recordedAt: (row.recorded_at as Date).getTime(),
    body: row.body,
  });

const toTicket = (row: Row) =>
  ticketSchema.parse({
    id: row.id,
    number: row.number,
    version: row.version,
    title: row.title,
    description: row.description,
    kind: row.kind,
    priority: row.priority,
    tier: row.tier,
    source: row.source,
    customerId: row.customer_id,
    siteId: row.site_id,
    position: row.longitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
    district: row.district,
    village: row.village,
    state: row.state,
    outage: row.outage,
    acknowledgement: row.acknowledgement,
    response: row.response,
    resolution: row.resolution,
    openedAt: (row.opened_at as Date).getTime(),
    updatedAt: (row.updated_at as Date).getTime(),
    reopenedCount: row.reopened_count,
  });
