import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { createRandom, type Random } from '../../server/demo/random/random.ts';
import { type Instant, instant } from '../../shared/kernel/instant.ts';
import { createWatch, type Watch } from './checks/watch.ts';
import { createSimulatedDesk, type SimulatedDesk } from './desk/simulated-desk.ts';
import { createMemoryDisk, type MemoryDisk } from './disk/memory-disk.ts';
import { createNetwork, type Network } from './network/network.ts';
import { writeFirstRows } from './postgres/first-rows.ts';
import { createModelPostgres, type ModelPostgres } from './postgres/model-postgres.ts';
import { createSimulatedServer, type SimulatedServer } from './server/simulated-server.ts';
import { inhabited } from './stand-ins/inhabited.ts';
import { createTimeline, type SimulatedProcess, type Timeline } from './time/timeline.ts';
import type { Trace } from './time/trace.ts';
import type { UsedDesk } from './warm-up.ts';
import { createPeople, type People } from './workload/people.ts';

/** A whole room: Postgres, server, desks, the lines between them, and whoever watches that nothing goes wrong. */
export type World = {
  readonly random: Random;
  readonly timeline: Timeline;
  readonly trace: Trace;
  readonly postgres: ModelPostgres;
  readonly serverDisk: MemoryDisk;
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly desks: readonly SimulatedDesk[];
  readonly people: People;
  readonly watch: Watch;
  readonly now: () => Instant;
  /** Ends every process and takes the files away. */
  close(): void;
};

/** Noon in Karawang. */
const beginsAt = Date.parse('2026-11-22T05:00:00Z');

type Options = {
  readonly trace: Trace;
  /** Where the desks' files go. */
  readonly directory: string;
  readonly usedDesk: UsedDesk;
};

export function createWorld(seed: number, { trace, directory, usedDesk }: Options): World {
  const random = createRandom(seed);
  const timeline = createTimeline({
    trace,
    afterStep: (process) => watch.afterStep(process),
    onUncaught: (process, error) => watch.died(process, error),
  });
  const now = () => instant(beginsAt + timeline.nowMs());
  const people = createPeople(timeline.nowMs);
  const serverDisk = createMemoryDisk(timeline, random.fork('server disk'));
  const postgres = createModelPostgres({
    timeline,
    random: random.fork('postgres'),
    onAcknowledged: (lsn) => watch.acknowledged(lsn),
    onCommitted: () => watch.committed(),
    onCursor: (table, snapshot) => watch.snapshotGiven(table, snapshot),
    onUnknownQuery: (error) => watch.died(timeline.current(), error),
  });
  writeFirstRows(postgres.database, now());
  const server = createSimulatedServer({
    timeline,
    postgres,
    disk: serverDisk,
    people,
    now,
    bounds: {
      keepAliveMs: 6000,
      chunkBytes: random.pick([300, 1000, 4000, 1_000_000]),
      shapeLogBytes: random.pick([2000, 20_000, 1_000_000]),
    },
    onKilled: (process) => network.serverDied(process),
    onAnswered: (answered) => watch.answered(answered),
    onShapeAsked: (asked) => watch.shapeAsked(asked),
  });
  const network = createNetwork({ timeline, random: random.fork('network'), server: server.process });
  const root = mkdtempSync(join(directory, `seed-${seed}-`));
  const desks = Array.from({ length: random.chance(0.8) ? 2 : 3 }, (_, index) => {
    const name = `desk ${index + 1}`;
    const files = join(root, `desk-${index + 1}`);
    /* Some have never been started. */
    if (random.chance(0.8)) usedDesk.copyTo(files);
    return createSimulatedDesk({
      name,
      directory: files,
      timeline,
      random: random.fork(name),
      network,
      server,
      serverNow: now,
    });
  });
  const watch = createWatch({ timeline, postgres, serverDisk, desks, people });
  inhabited.by = {
    timeline,
    serverNow: now,
    random: random.fork('ids'),
    serverDisk,
    postgres: postgres.door,
    databaseOpened: (database) => remember(database, timeline.current(), desks),
    databaseFull: (database) =>
      desks.find((desk) => desk.life()?.databases.includes(database))?.diskRefused(),
    unhandled: (error) => watch.died(timeline.current(), error),
  };
  return {
    random,
    timeline,
    trace,
    postgres,
    serverDisk,
    server,
    network,
    desks,
    people,
    watch,
    now,
    close() {
      network.close();
      for (const desk of desks) desk.close();
      inhabited.by = null;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function remember(
  database: Sqlite.Database,
  process: SimulatedProcess,
  desks: readonly SimulatedDesk[],
): void {
  const life = desks.map((desk) => desk.life()).find((each) => each?.process === process);
  life?.databases.push(database);
}
