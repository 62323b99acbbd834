import type pg from 'pg';
import type { BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import type { SlaTargetsLookup } from '../../../shared/domain/sla/sla-policy.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { demoPassword } from '../people/create-accounts.ts';
import { createDemoWorld, type DemoWorld } from '../world/create-demo-world.ts';
import { type DemoWorldSize, fullWorld } from '../world/world-size.ts';
import { type CopyValue, copyRows } from './copy-rows.ts';
import {
  accountRows,
  customerRows,
  eventRows,
  handOverRows,
  logRows,
  packageRows,
  pinRows,
  positionRows,
  type RowShape,
  siteRows,
  technicianRows,
  ticketNumberRows,
  ticketRows,
} from './row-shapes.ts';
import { setAsideIndexes } from './set-aside-indexes.ts';
import { shiftWordRows, trackRows } from './track-rows.ts';
import { vanRows } from './van-rows.ts';
import { workOrderRows } from './work-order-rows.ts';

export type FillProgress = {
  readonly step: 'world' | 'people' | 'tickets' | 'indexes' | 'statistics' | 'done';
  readonly written: number;
  readonly total: number;
};

export type FillOptions = {
  readonly seed: string | number;
  readonly now: Instant;
  readonly targets: SlaTargetsLookup;
  readonly calendars: BusinessTimeLookup;
  hashPassword(password: string): Promise<string>;
  readonly size?: DemoWorldSize;
  readonly onProgress?: (progress: FillProgress) => void;
};

export type FillReport = { readonly tickets: number; readonly events: number; readonly elapsedMs: number };

/**
 * Writes the demo world into an empty, migrated database, all of it or nothing.
 * @throws when tables already hold rows: a world is never laid over another.
 */
export async function fillDemoWorld(pool: pg.Pool, options: FillOptions): Promise<FillReport> {
  const started = performance.now();
  const report = options.onProgress ?? (() => {});
  report({ step: 'world', written: 0, total: 1 });
  const world = createDemoWorld({ ...options, size: options.size ?? fullWorld });
  // One hash for all: eighty slow hashes would be most of the time, and the password is public anyway.
  const passwordHash = await options.hashPassword(demoPassword);
  const events = await inTransaction(pool, async (client) => {
    await writePeople(client, world, passwordHash);
    await writeShiftLog(client, world);
    await writeSettings(client, world, options);
    report({ step: 'people', written: world.customers.length, total: world.customers.length });
    const aside = await setAsideIndexes(client);
    const count = await writeTickets(client, world, report);
    report({ step: 'indexes', written: 0, total: 1 });
    await aside.restore();
    return count;
  });
  report({ step: 'statistics', written: 0, total: 1 });
  await pool.query('ANALYZE tickets, ticket_events, customers, sites, technicians');
  report({ step: 'done', written: world.ticketCount, total: world.ticketCount });
  return { tickets: world.ticketCount, events, elapsedMs: Math.round(performance.now() - started) };
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function writePeople(client: pg.ClientBase, world: DemoWorld, passwordHash: string): Promise<void> {
  const { pops, olts, odps } = world.network;
  await writeAll(client, siteRows, [...pops, ...olts, ...odps]);
  await writeAll(client, packageRows, world.packages);
  await writeAll(client, customerRows, world.customers);
  await writeAll(client, technicianRows, world.technicians);
  await writeAll(client, positionRows, world.positions);
  await writeAll(client, trackRows, world.tracks);
  await writeAll(client, shiftWordRows, world.shiftWords);
  await writeAll(client, vanRows, world.vans);
  await writeAll(client, workOrderRows, world.orders);
  await writeAll(client, accountRows(passwordHash), world.accounts);
  await writeAll(client, ticketNumberRows, world.ticketNumbers);
}

async function writeShiftLog(client: pg.ClientBase, { shiftLog }: DemoWorld): Promise<void> {
  await writeAll(client, logRows, shiftLog.entries);
  await writeAll(client, pinRows, shiftLog.pins);
  await writeAll(client, handOverRows, shiftLog.handOvers);
}

/** Settings may already stand there by default; the demo's own win. */
async function writeSettings(client: pg.ClientBase, world: DemoWorld, { seed }: FillOptions): Promise<void> {
  const settings = {
    world: { demo: true, seed, createdAt: new Date(world.now).toISOString() },
    organisation: { name: 'Operasi Karawang', brand: 'AGLIS', timeZone: 'Asia/Jakarta' },
  };
  for (const [key, value] of Object.entries(settings)) {
    await client.query(
      'insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
      [key, JSON.stringify(value)],
    );
  }
}

const batchTickets = 4000;

/** In batches, so that neither sixty thousand rows nor half a million events stand in memory at once. */
async function writeTickets(
  client: pg.ClientBase,
  world: DemoWorld,
  report: (progress: FillProgress) => void,
): Promise<number> {
  let written = 0;
  let events = 0;
  for (const batch of batches(world.tickets(), batchTickets)) {
    await writeAll(client, ticketRows, batch);
    const history = batch.flatMap((one) => one.events);
    await writeAll(client, eventRows, history);
    written += batch.length;
    events += history.length;
    report({ step: 'tickets', written, total: world.ticketCount });
  }
  return events;
}

function* batches<Row>(rows: Iterable<Row>, size: number): Generator<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const writeAll = <Row>(client: pg.ClientBase, shape: RowShape<Row>, rows: Iterable<Row>): Promise<void> =>
  copyRows(client, shape, valuesOf(shape, rows));

function* valuesOf<Row>(shape: RowShape<Row>, rows: Iterable<Row>): Generator<readonly CopyValue[]> {
  for (const row of rows) yield shape.valuesOf(row);
}
