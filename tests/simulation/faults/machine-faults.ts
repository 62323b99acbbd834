import type { EndOfDesk } from '../desk/desk-files.ts';
import type { SimulatedProcess } from '../time/timeline.ts';
import type { Fault, Surroundings } from './fault.ts';
import { type Hit, uncounted } from './hit.ts';

const someDesk = ({ world, random }: Surroundings) => random.pick(world.desks);

const deskEnds =
  (how: EndOfDesk): Fault =>
  (surroundings, hit) => {
    const desk = someDesk(surroundings);
    if (desk.end(how)) hit();
    return () => desk.start();
  };

const serverKilled: Fault = ({ world }, hit) => {
  if (world.server.kill()) hit();
  return () => world.server.start();
};

/** Of the machine with the server and its disk: Postgres has synced whatever it said, the engine has not. */
const serverPowerCut: Fault = ({ world }, hit) => {
  const hadServer = world.server.kill();
  world.serverDisk.cutPower();
  const hadPostgres = world.postgres.crash();
  if (hadServer || hadPostgres) hit();
  return () => {
    world.postgres.restart();
    world.server.start();
  };
};

const postgresCrashed: Fault = ({ world }, hit) => {
  if (world.postgres.crash()) hit();
  return () => world.postgres.restart();
};

/** The server was away for so long that Postgres gave up the part of its log it had kept for it. */
const slotLost: Fault = ({ world }, hit) => {
  world.server.kill();
  if (world.postgres.loseSlot()) hit();
  return () => world.server.start();
};

const transactionBroken: Fault = ({ world }, hit) => {
  world.postgres.breaksNextTransaction = hit;
  return null;
};

/** What came since the last acknowledgement comes again. */
const streamBroken: Fault = ({ world }, hit) => {
  if (world.postgres.breakStream()) hit();
  return null;
};

/** Commands on tickets fail on the server, others do not. What failed is tried again, later each time. */
const ticketsUnreadable: Fault = ({ world }, hit) => {
  world.postgres.unreadableTickets = hit;
  return () => {
    world.postgres.unreadableTickets = null;
  };
};

const slowDisk: Fault = ({ world, random }, hit) => {
  world.serverDisk.slowness = { times: random.pick([20, 200, 2000]), hit };
  return () => {
    world.serverDisk.slowness = { times: 1, hit: uncounted };
  };
};

const serverDiskFull: Fault = ({ world }, hit) => {
  world.serverDisk.full = hit;
  return () => {
    world.serverDisk.full = null;
  };
};

const deskDiskFull: Fault = (surroundings, hit) => {
  const desk = someDesk(surroundings);
  desk.fillDisk(hit);
  return () => desk.fillDisk(null);
};

/** A disk that answers late, a machine that swaps, SIGSTOP: everything else goes on meanwhile. */
type Stall = { readonly untilMs: number; readonly hit: Hit };
const stalled = (process: SimulatedProcess | null | undefined, { untilMs, hit }: Stall) => {
  if (!process || process.stalledUntilMs >= untilMs) return null;
  process.stalledUntilMs = untilMs;
  hit();
  return null;
};
const deskStalled: Fault = (surroundings, hit) => {
  const process = someDesk(surroundings).life()?.process;
  const { world, random } = surroundings;
  return stalled(process, { untilMs: world.timeline.nowMs() + random.between(50, 8000), hit });
};
const serverStalled: Fault = ({ world, random }, hit) =>
  stalled(world.server.process(), { untilMs: world.timeline.nowMs() + random.between(50, 6000), hit });

/** Also of a desk that is off: it starts with that clock. */
const clockJump: Fault = (surroundings, hit) => {
  const { random } = surroundings;
  someDesk(surroundings).skewMs += random.pick([-1, 1]) * random.pick([500, 5000, 60_000, 3_600_000]);
  hit();
  return null;
};

export const machineFaults = {
  'desk killed': deskEnds('killed'),
  'desk power cut': deskEnds('power cut'),
  'cache deleted': deskEnds('cache deleted'),
  'server killed': serverKilled,
  'server power cut': serverPowerCut,
  'postgres crashed': postgresCrashed,
  'replication slot lost': slotLost,
  'stream broken in a transaction': transactionBroken,
  'stream broken': streamBroken,
  'tickets unreadable': ticketsUnreadable,
  'server disk slow': slowDisk,
  'server disk full': serverDiskFull,
  'desk disk full': deskDiskFull,
  'desk stalled': deskStalled,
  'server stalled': serverStalled,
  'desk clock jumped': clockJump,
} as const satisfies Record<string, Fault>;
