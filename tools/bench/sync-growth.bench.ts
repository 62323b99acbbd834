import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { growTo } from './grow-room.ts';
import { type Benchmark, percentile, rounded } from './metric.ts';
import { inRoom } from './sync/in-room.ts';
import {
  type FirstSync,
  type Latencies,
  measureFirstSync,
  measureLatency,
  signInTo,
} from './sync/measure.ts';
import { wireBytes } from './sync/wire-size.ts';

const sizes = [10_000, 100_000, 1_000_000];
const crowds = [1, 10, 50, 100, 250, 500];
const page = join(import.meta.dirname, '../../docs/benchmarks.md');

/** What the sync path costs as tickets and desks grow. Takes several minutes and writes its table into docs/benchmarks.md. */
export const benchmark: Benchmark = async (report) => {
  const rows: string[] = [];
  for (const tickets of sizes) {
    const { snapshotSeconds, megabytes, sync } = await measureSize(tickets);
    const rate = rounded(sync.rows / sync.seconds, 0);
    report({
      metric: `first_sync_${tickets}_rows_per_second`,
      value: rate,
      unit: '1/s',
      goal: 40_000,
      better: 'higher',
      conditions: `${sync.rows} tickets, snapshot present`,
    });
    rows.push(
      tableRow([
        sync.rows.toLocaleString('en'),
        snapshotSeconds.toFixed(1),
        megabytes.toFixed(1),
        sync.seconds.toFixed(1),
        rate.toLocaleString('en'),
        sync.maxRssMegabytes.toFixed(0),
      ]),
    );
  }
  const desks: string[] = [];
  await inRoom(async (room) => {
    const member = await signInTo(room);
    for (const crowd of crowds) {
      const latencies = await measureLatency(room, member, { desks: crowd, changes: 100, perSecond: 20 });
      report({
        metric: `commit_to_client_${crowd}_desks_p95`,
        value: rounded(percentile(latencies.clients, 0.95), 2),
        unit: 'ms',
        goal: 60,
        better: 'lower',
        conditions: `small demo world, 100 commits, 20 a second, ${crowd} live connections`,
      });
      desks.push(tableRow([String(crowd), ...latencyCells(latencies)]));
    }
  });
  writeTables(rows, desks);
};

type Size = { readonly snapshotSeconds: number; readonly megabytes: number; readonly sync: FirstSync };

const measureSize = (tickets: number): Promise<Size> =>
  inRoom(async (room) => {
    await growTo(room, tickets);
    const member = await signInTo(room);
    const startedAt = performance.now();
    const bytes = await wireBytes(member.serverUrl, member.token);
    const snapshotSeconds = (performance.now() - startedAt) / 1000;
    return { snapshotSeconds, megabytes: bytes / 1e6, sync: await measureFirstSync(member) };
  });

const latencyCells = ({ cache, clients }: Latencies): readonly string[] =>
  [cache, clients].flatMap((samples) => [0.5, 0.95].map((share) => percentile(samples, share).toFixed(1)));

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Replaces what stands between the marks; the words around it are people's. */
function writeTables(rows: readonly string[], desks: readonly string[]): void {
  const table = [
    `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}).`,
    '',
    '| tickets | snapshot and transfer, s | on the wire, MB | into a cache, s | rows/s | desk memory, MB |',
    '|---:|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    '| desks | commit to cache p50, ms | p95 | commit to client p50, ms | p95 |',
    '|---:|---:|---:|---:|---:|',
    ...desks,
  ].join('\n');
  const between = /(<!-- sync-growth -->)[\s\S]*(<!-- end of sync-growth -->)/;
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(between, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`),
  );
  execFileSync('biome', ['format', '--write', page], { stdio: 'ignore' });
}
