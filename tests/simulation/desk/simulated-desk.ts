import type Sqlite from 'better-sqlite3';
import { type Desk, openDesk } from '../../../electron/desk/desk.ts';
import type { Cancel, Machine } from '../../../electron/desk/process/clock.ts';
import { silent, WindowDouble } from '../../../electron/desk/testing/desk-harness.ts';
import type { Random } from '../../../server/demo/random/random.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Hit } from '../faults/hit.ts';
import { followOver } from '../network/follow-shape.ts';
import type { Link, Network } from '../network/network.ts';
import { simulatedClient } from '../network/simulated-client.ts';
import type { SimulatedServer } from '../server/simulated-server.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import { type EndOfDesk, endDatabases } from './desk-files.ts';

/** One life of a desk: from its start to its end. */
export type DeskLife = {
  readonly process: SimulatedProcess;
  readonly databases: Sqlite.Database[];
  /** Null until it has started; stays null when it cannot. */
  desk: Desk | null;
  window: WindowDouble | null;
};

/** The real desk on its own directory, with a clock that may be wrong and a line that may be cut. */
export type SimulatedDesk = {
  readonly name: string;
  readonly directory: string;
  readonly link: Link;
  /** Null while it is off. */
  life(): DeskLife | null;
  start(): void;
  /** @returns whether it was on */
  end(how: EndOfDesk): boolean;
  /** The simulation is over: nobody will look into the files. */
  close(): void;
  /** How its latest life ended; null before its first end. */
  lastEnd(): EndOfDesk | null;
  /** How far its clock is off, in milliseconds. */
  skewMs: number;
  /** Its disk takes no more, and tells what it refuses; null: there is room again. */
  fillDisk(hit: Hit | null): void;
  /** The disk is full, and one of its databases was told so. */
  diskRefused(): void;
  /** In the desk's own time: nothing when it is off or stalled until it is killed. */
  within(label: string, work: (desk: Desk) => void): void;
};

type Options = {
  readonly name: string;
  readonly directory: string;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly network: Network;
  readonly server: SimulatedServer;
  readonly serverNow: () => Instant;
};

const serverUrl = 'http://server.simulated';
/** SQLite's own bound: a database of so many pages is as large as it may become. */
const unlimitedPages = 1_073_741_823;

export function createSimulatedDesk(options: Options): SimulatedDesk {
  const { name, directory, timeline, random, network, server, serverNow } = options;
  const link = network.link(name);
  const state = {
    life: null as DeskLife | null,
    lives: 0,
    full: null as Hit | null,
    lastEnd: null as EndOfDesk | null,
  };

  const limit = (database: Sqlite.Database) => {
    database.pragma(`max_page_count = ${state.full ? 1 : unlimitedPages}`);
  };

  function machineOf(process: SimulatedProcess): Machine {
    const after: Machine['timers']['after'] = (delayMs, run) =>
      timeline.schedule(process, delayMs, 'timer', run);
    return {
      clock: { now: () => instant(serverNow() + desk.skewMs) },
      random: random.next,
      timers: {
        monotonicMs: timeline.nowMs,
        after,
        every(periodMs, run) {
          let cancel: Cancel = () => undefined;
          const plan = () => {
            cancel = after(periodMs, () => {
              plan();
              run();
            });
          };
          plan();
          return () => cancel();
        },
      },
    };
  }

  function open(life: DeskLife): void {
    const { process } = life;
    life.desk = openDesk({
      dataDirectory: directory,
      serverUrl,
      deskName: name,
      machine: machineOf(process),
      log: silent,
      reachServer: (token) => ({
        client: simulatedClient({ network, link, server, token }),
        follow: followOver({ timeline, network, link, server, token }),
      }),
    });
    for (const database of life.databases) limit(database);
    const window = new WindowDouble(life.desk);
    life.window = window;
    network.atClose(() => window.close());
  }

  const desk: SimulatedDesk = {
    name,
    directory,
    link,
    skewMs: 0,
    life: () => state.life,
    start() {
      if (state.life) return;
      state.lives += 1;
      const process = timeline.start(`${name}.${state.lives}`);
      const life: DeskLife = { process, databases: [], desk: null, window: null };
      state.life = life;
      timeline.schedule(process, 0, 'start', () => open(life));
    },
    end(how) {
      const { life } = state;
      if (!life) return false;
      Object.assign(state, { life: null, lastEnd: how });
      timeline.kill(life.process);
      endDatabases(directory, life.databases, { end: how, random });
      return true;
    },
    close() {
      if (state.life) timeline.kill(state.life.process);
      for (const database of state.life?.databases ?? []) database.close();
    },
    lastEnd: () => state.lastEnd,
    fillDisk(hit) {
      state.full = hit;
      for (const database of state.life?.databases ?? []) limit(database);
    },
    diskRefused: () => state.full?.(),
    within(label, work) {
      const { life } = state;
      if (!life) return;
      timeline.schedule(life.process, 0, label, () => {
        if (life.desk) work(life.desk);
      });
    },
  };
  return desk;
}
