import type { EndOfDesk } from '../desk/desk-files.ts';
import type { SimulatedProcess } from '../time/timeline.ts';
import { ticketIdOf } from '../workload/command-inputs.ts';
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

const slotLost: Fault = ({ world }) => {
  world.postgres.loseSlot();
  return null;
};

/** Commands on it fail on the server, others do not: those on one ticket still keep their order. */
const ticketUnreadable: Fault = ({ world, random }) => {
  const { unreadableTickets } = world.postgres;
  const id = ticketIdOf(random.int(1, 8));
  unreadableTickets.add(id);
  return () => void unreadableTickets.delete(id);
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
  'ticket unreadable': ticketUnreadable,
  'server disk slow': slowDisk,
  'server disk full': serverDiskFull,
  'desk disk full': deskDiskFull,
  'desk stalled': deskStalled,
  'server stalled': serverStalled,
  'desk clock jumped': clockJump,
} as const satisfies Record<string, Fault>;
