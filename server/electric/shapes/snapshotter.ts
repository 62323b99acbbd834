import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ElectricLog } from '../options.ts';
import { readTable, tableFingerprint } from '../postgres/catalogue.ts';
import { parseLsn } from '../postgres/lsn.ts';
import { qualifiedName } from '../postgres/publication.ts';
import type { Replicator } from '../postgres/replicator.ts';
import { endWhenSilent, sessionConfig } from '../postgres/session.ts';
import { parseVisibility, type SnapshotVisibility } from '../postgres/visibility.ts';
import type { Collector } from './collector.ts';
import { keepShape, type Shape } from './shape.ts';
import { positionalParams } from './shape-definition.ts';
import { snapshotSql } from './snapshot-query.ts';

export type SnapshotterOptions = {
  readonly connectionString: string;
  readonly concurrentSnapshots: number;
  readonly chunkBytes: number;
  /** A question that Postgres does not answer for so many milliseconds is asked on a dead line. */
  readonly silenceMs: number;
  readonly replicator: Pick<Replicator, 'hold' | 'status'>;
  readonly collector: Pick<Collector, 'join'>;
  readonly rotate: (shape: Shape, reason: string) => void;
  readonly log: ElectricLog;
};

const rowsPerFetch = 500;
/** A condition that few rows satisfy lets Postgres read for so many times as long before it has five hundred of them. */
const scanShare = 10;
/** Each try waits a little longer; a snapshot that cannot catch up for this long has another trouble. */
const joinTries = 50;

/** Closes the snapshot with what it saw, as Electric does. */
function snapshotEnd({ xmin, xmax, xip }: SnapshotVisibility): string {
  const seen = { xmin: String(xmin), xmax: String(xmax), xip_list: [...xip].map(String) };
  return JSON.stringify({ headers: { control: 'snapshot-end', ...seen } });
}

/** Gives what the cursor gives. The next rows are asked for before these are used: Postgres and the disk work at once. */
async function* fetchRows(client: pg.Client): AsyncGenerator<readonly string[]> {
  const fetchMore = (): Promise<pg.QueryResult<[string]>> => {
    const more = client.query<[string]>({ text: `FETCH ${rowsPerFetch} FROM rows`, rowMode: 'array' });
    // Nobody may be left to hear of it.
    more.catch(() => undefined);
    return more;
  };
  for (let ahead = fetchMore(); ; ) {
    const { rows } = await ahead;
    const isLast = rows.length < rowsPerFetch;
    if (!isLast) ahead = fetchMore();
    yield rows.map(([message]) => message);
    if (isLast) return;
  }
}

/** Fills new shapes, a few at a time, and joins them to the stream without gap or repetition. */
export type Snapshotter = { run(shape: Shape): Promise<void>; settled(): Promise<void> };

export function createSnapshotter(options: SnapshotterOptions): Snapshotter {
  const waiting: (() => void)[] = [];
  const running = new Set<Promise<void>>();
  const state = { taken: 0 };

  async function place(): Promise<void> {
    if (state.taken < options.concurrentSnapshots) state.taken += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }
  function leavePlace(): void {
    const next = waiting.shift();
    if (next === undefined) state.taken -= 1;
    else next();
  }

  /** Begins a snapshot and joins the shape while the stream stands still. @returns undefined when it came too early. */
  async function tryJoin(client: pg.Client, shape: Shape): Promise<SnapshotVisibility | undefined> {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const release = options.replicator.hold();
    try {
      const now = await client.query<{ snapshot: string; lsn: string }>(
        'SELECT pg_current_snapshot()::text AS snapshot, pg_current_wal_insert_lsn()::text AS lsn',
      );
      const row = now.rows[0];
      if (row === undefined) throw new Error('no snapshot');
      if (options.replicator.status().kind !== 'streaming') throw new Error('the replication stream is down');
      const visibility = parseVisibility(row.snapshot, parseLsn(row.lsn));
      return options.collector.join(shape, visibility) ? visibility : undefined;
    } finally {
      release();
    }
  }

  async function join(client: pg.Client, shape: Shape): Promise<SnapshotVisibility> {
    for (let attempt = 0; attempt < joinTries; attempt++) {
      const visibility = await tryJoin(client, shape);
      if (visibility !== undefined) return visibility;
      await client.query('ROLLBACK');
      await sleep(attempt);
    }
    throw new Error('the snapshot could not catch up with the stream');
  }

  /** Keeps all chunks but the last. @returns the rows of that one. */
  async function copyRows(client: pg.Client, shape: Shape): Promise<readonly string[]> {
    const { resolved } = shape;
    if (resolved.mode === 'changes_only') return [];
    await client.query(
      `DECLARE rows NO SCROLL CURSOR FOR ${snapshotSql(resolved)}`,
      positionalParams(resolved.definition.params ?? {}) as (string | null)[],
    );
    let chunk: string[] = [];
    let bytes = 0;
    for await (const messages of fetchRows(client)) {
      for (const message of messages) {
        const size = Buffer.byteLength(message) + 1;
        if (bytes > 0 && bytes + size > options.chunkBytes) {
          await shape.snapshot.add(chunk);
          chunk = [];
          bytes = 0;
        }
        chunk.push(message);
        bytes += size;
      }
    }
    return chunk;
  }

  async function fill(client: pg.Client, shape: Shape): Promise<void> {
    await client.connect();
    endWhenSilent(client, options.silenceMs);
    const visibility = await join(client, shape);
    const { table } = shape.resolved;
    const seen = await readTable(client, qualifiedName(table));
    if (seen === undefined || tableFingerprint(seen) !== shape.fingerprint)
      throw new Error('the table was altered');
    endWhenSilent(client, scanShare * options.silenceMs);
    const last = await copyRows(client, shape);
    await client.query('COMMIT');
    await shape.snapshot.add([...last, snapshotEnd(visibility)]);
    shape.snapshot.complete();
    await keepShape(shape, visibility);
  }

  async function run(shape: Shape): Promise<void> {
    await place();
    const client = new pg.Client(sessionConfig(options.connectionString, 'electric-snapshot'));
    client.on('error', () => undefined);
    try {
      if (shape.gone === undefined) await fill(client, shape);
    } catch (error) {
      const reason = `no snapshot: ${(error as Error).message}`;
      options.log({ level: 'warn', event: 'snapshot-failed', detail: { handle: shape.handle, reason } });
      options.rotate(shape, reason);
    } finally {
      leavePlace();
      await client.end().catch(() => undefined);
    }
  }

  return {
    async run(shape) {
      const job = run(shape);
      running.add(job);
      await job.finally(() => running.delete(job));
    },
    settled: async () => void (await Promise.all(running)),
  };
}
