import type { EndOfDesk } from '../desk/desk-files.ts';
import type { SimulatedProcess } from '../time/timeline.ts';
import type { Fault, Surroundings } from './fault.ts';

const someDesk = ({ world, random }: Surroundings) => random.pick(world.desks);

const deskEnds =
  (how: EndOfDesk): Fault =>
  (surroundings) => {
    const desk = someDesk(surroundings);
    desk.end(how);
    return () => desk.start();
  };

const serverKilled: Fault = ({ world }) => {
  world.server.kill();
  return () => world.server.start();
};

/** Of the machine with the server and its disk: Postgres has synced whatever it said, the engine has not. */
const serverPowerCut: Fault = ({ world }) => {
  world.server.kill();
  world.serverDisk.cutPower();
  world.postgres.crash();
  return () => {
    world.postgres.restart();
    world.server.start();
  };
};

const postgresCrashed: Fault = ({ world }) => {
  world.postgres.crash();
  return () => world.postgres.restart();
};

/** The server was away for so long that Postgres gave up the part of its log it had kept for it. */
const slotLost: Fault = ({ world }) => {
  world.server.kill();
  world.postgres.loseSlot();
  return () => world.server.start();
};

const transactionBroken: Fault = ({ world }) => {
  world.postgres.breaksNextTransaction = true;
  return null;
};

/** What came since the last acknowledgement comes again. */
const streamBroken: Fault = ({ world }) => {
  world.postgres.breakStream();
  return null;
};

/** Commands on tickets fail on the server, others do not. What failed is tried again, later each time. */
const ticketsUnreadable: Fault = ({ world }) => {
  world.postgres.hasUnreadableTickets = true;
  return () => {
    world.postgres.hasUnreadableTickets = false;
  };
};

const slowDisk: Fault = ({ world, random }) => {
  world.serverDisk.slowness = random.pick([20, 200, 2000]);
  return () => {
    world.serverDisk.slowness = 1;
  };
};

const serverDiskFull: Fault = ({ world }) => {
  world.serverDisk.isFull = true;
  return () => {
    world.serverDisk.isFull = false;
  };
};

const deskDiskFull: Fault = (surroundings) => {
  const desk = someDesk(surroundings);
  desk.fillDisk(true);
  return () => desk.fillDisk(false);
};

/** A disk that answers late, a machine that swaps, SIGSTOP: everything else goes on meanwhile. */
const stalled = (process: SimulatedProcess | null | undefined, untilMs: number) => {
  if (process) process.stalledUntilMs = Math.max(process.stalledUntilMs, untilMs);
  return null;
};
const deskStalled: Fault = (surroundings) =>
  stalled(
    someDesk(surroundings).life()?.process,
    surroundings.world.timeline.nowMs() + surroundings.random.between(50, 8000),
  );
const serverStalled: Fault = ({ world, random }) =>
  stalled(world.server.process(), world.timeline.nowMs() + random.between(50, 6000));

const clockJump: Fault = (surroundings) => {
  const { random } = surroundings;
  someDesk(surroundings).skewMs += random.pick([-1, 1]) * random.pick([500, 5000, 60_000, 3_600_000]);
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
