import { resolve } from 'node:path';
import type { ControlRoom } from '../../tests/support/control-room.ts';
import { growTo } from '../../tests/support/grow-room.ts';
import { buildBoard } from '../build-board.ts';
import { tableRow, writeMeasured } from './benchmark-page.ts';
import { type Benchmark, type Metric, percentile, rounded } from './metric.ts';
import { type BigUpdate, updateEveryTicket } from './sync/big-update.ts';
import { inRoom } from './sync/in-room.ts';
import {
  type FirstSync,
  type Latencies,
  measureFirstSync,
  measureFlood,
  measureLatency,
  measureWholeDesk,
  signInTo,
  type WholeDesk,
  warmingCommits,
} from './sync/measure.ts';
import { wireBytes } from './sync/wire-size.ts';

const sizes = [10_000, 100_000, 1_000_000];
/** A window holds what its board shows: a million open tickets are 2 GB of it, and as much again while all change. */
const mostOnABoard = 100_000;
/**
 * One transaction over a million tickets writes 10 GB of WAL. A room's own PostgreSQL keeps 2 for the slot, so the slot is
 * lost there and every desk fetches anew, which is measured already.
 */
const postgresSettings = { max_slot_wal_keep_size: '16GB' };
const crowds = [1, 10, 50, 100, 250, 500];

type Report = Parameters<Benchmark>[0];
/** A figure of the table: what it is called, its unit and how many digits it is worth. */
type Cell = readonly [metric: string, value: number | undefined, unit: Metric['unit'], digits: number];

/**
 * What the sync path costs as tickets and desks grow. Takes a quarter of an hour and writes its tables into
 * docs/benchmarks.md.
 */
export const benchmark: Benchmark = async (report) => {
  await buildBoard(resolve(import.meta.dirname, '../..'));
  const bySize: string[] = [];
  for (const tickets of sizes) {
    const size = await measureSize(tickets);
    const cells = cellsOf(size);
    reportAll(report, cells, `${size.sync.rows} tickets`);
    bySize.push(tableRow([size.sync.rows.toLocaleString('en'), ...cells.map(written)]));
  }
  const byCrowd: string[] = [];
  await inRoom(async (room) => {
    const member = await signInTo(room);
    for (const crowd of crowds) {
      const latencies = await measureLatency(room, member, { desks: crowd, changes: 100, perSecond: 20 });
      const cells = latencyCells(latencies);
      reportAll(
        report,
        cells,
        `small demo world, 100 commits after ${warmingCommits} that warm it up, 20 a second, ${crowd} live connections`,
      );
      byCrowd.push(tableRow([String(crowd), ...cells.map(written)]));
    }
  });
  writeTables(bySize, byCrowd);
};

type Size = {
  readonly snapshotSeconds: number;
  readonly megabytes: number;
  readonly sync: FirstSync;
  readonly desk: WholeDesk;
  readonly latencies: Latencies;
  readonly floodSeconds: number;
  readonly update: BigUpdate | null;
};

async function measureSize(tickets: number): Promise<Size> {
  return await inRoom((room) => measureGrown(room, tickets), { postgresSettings });
}

async function measureGrown(room: ControlRoom, tickets: number): Promise<Size> {
  await growTo(room, tickets);
  const member = await signInTo(room);
  const startedAt = performance.now();
  const bytes = await wireBytes(member.serverUrl, member.token);
  const snapshotSeconds = (performance.now() - startedAt) / 1000;
  const sync = await measureFirstSync(member);
  const desk = await measureWholeDesk(room);
  const latencies = await measureLatency(room, member, { desks: 1, changes: 100, perSecond: 20 });
  const update = tickets <= mostOnABoard ? await updateEveryTicket(room) : null;
  const floodSeconds = await measureFlood(room, member);
  return { snapshotSeconds, megabytes: bytes / 1e6, sync, desk, latencies, floodSeconds, update };
}

const cellsOf = ({
  snapshotSeconds,
  megabytes,
  sync,
  desk,
  latencies,
  floodSeconds,
  update,
}: Size): readonly Cell[] => [
  ['snapshot_and_transfer', snapshotSeconds, 's', 1],
  ['on_the_wire', megabytes, 'MB', 1],
  ['first_sync', sync.seconds, 's', 1],
  ['first_sync_rows_per_second', sync.rows / sync.seconds, '1/s', 0],
  ['whole_desk_memory', desk.maxRssMegabytes, 'MB', 0],
  ['commit_to_cache_p50', percentile(latencies.cache, 0.5), 'ms', 1],
  ['commit_to_cache_p95', percentile(latencies.cache, 0.95), 'ms', 1],
  ['every_ticket_changed_to_cache', floodSeconds, 's', 1],
  ['every_ticket_changed_to_board', update?.seconds, 's', 1],
  ['longest_frame_meanwhile', update?.longestFrameMs, 'ms', 0],
];

const latencyCells = ({ cache, clients }: Latencies): readonly Cell[] =>
  Object.entries({ commit_to_cache: cache, commit_to_client: clients }).flatMap(([metric, samples]) =>
    [0.5, 0.95].map((share): Cell => [`${metric}_p${share * 100}`, percentile(samples, share), 'ms', 1]),
  );

function reportAll(report: Report, cells: readonly Cell[], conditions: string): void {
  for (const [metric, value, unit, digits] of cells) {
    if (value === undefined) continue;
    const better = unit === '1/s' ? 'higher' : 'lower';
    report({ metric, value: rounded(value, digits), unit, better, conditions });
  }
}

const written = ([, value, , digits]: Cell): string =>
  value === undefined
    ? '–'
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The tables of docs/benchmarks.md. */
const writeTables = (bySize: readonly string[], byCrowd: readonly string[]): void =>
  writeMeasured('sync-growth', [
    'Each ticket has words of its own. "Whole desk" is the most memory of a desk that fetches every shape, with its outbox and a window; "every ticket changed" is one transaction over all of them, until a cache has it and until the figure on a board says so. A window holds what its board shows: a million open tickets take more than one page of Chromium may have. For a million the slot keeps 16 GB of WAL instead of 2: one transaction over them writes 10, and is told to a desk while it runs.',
    '',
    '| tickets | snapshot and transfer, s | on the wire, MB | into a cache, s | rows/s | whole desk, MB | commit to cache p50, ms | p95 | every ticket changed, in a cache, s | on a board, s | longest frame, ms |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...bySize,
    '',
    '| desks | commit to cache p50, ms | p95 | commit to client p50, ms | p95 |',
    '|---:|---:|---:|---:|---:|',
    ...byCrowd,
  ]);
