import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../server/demo/random/random.ts';
import type { ChaosDesk, ChaosRoom } from './chaos-room.ts';
import { ask } from './cluster.ts';
import { type Fault, linkModeOf } from './schedule.ts';
import type { Supervised } from './supervised.ts';

/**
 * Does one fault to the room, and undoes it after its time or when `healing` begins.
 * @returns whether it hit something: a process that is down already cannot be killed
 */
export async function inflict(fault: Fault, room: ChaosRoom, healing: AbortSignal): Promise<boolean> {
  const desk = room.desks[fault.desk];
  if (!desk) throw new Error(`There is no desk ${fault.desk}`);
  const lasting = () => sleep(fault.forMs, undefined, { signal: healing }).catch(() => undefined);
  switch (fault.kind) {
    case 'link-cut':
      return desk.link.cut() > 0;
    case 'link-forgotten':
      return forget(desk, fault);
    case 'link-refuse':
    case 'link-half-open':
    case 'link-slow':
    case 'link-truncate':
      return await spoil(desk, fault, lasting);
    case 'server-kill':
      return await killFor(room.server, lasting);
    case 'desk-kill':
      return await killFor(desk.process, lasting);
    case 'server-pause':
      return await pauseFor(room.server, lasting);
    case 'desk-pause':
      return await pauseFor(desk.process, lasting);
    case 'replication-kill':
      return await killReplication(room);
    case 'postgres-restart':
      await room.cluster.restart('fast');
      return true;
    case 'postgres-crash':
      await room.cluster.restart('crash');
      return true;
  }
}

type Lasting = () => Promise<unknown>;

const chanceOf = (fault: Fault) => createRandom(`${fault.kind} ${fault.atMs} ${fault.forMs} ${fault.desk}`);

async function spoil(desk: ChaosDesk, fault: Fault, lasting: Lasting): Promise<boolean> {
  const mode = linkModeOf(fault.kind, chanceOf(fault));
  if (!mode) return false;
  await desk.link.set(mode);
  await lasting();
  await desk.link.set({ kind: 'pass' });
  return true;
}

/** Some of its connections, or all. */
function forget(desk: ChaosDesk, fault: Fault): boolean {
  const random = chanceOf(fault);
  const share = random.pick([0.2, 0.6, 1]);
  return desk.link.forget(() => random.chance(share)) > 0;
}

async function killFor(process: Supervised, lasting: Lasting): Promise<boolean> {
  if (!(await process.kill())) return false;
  await lasting();
  await process.ensureRunning();
  return true;
}

async function pauseFor(process: Supervised, lasting: Lasting): Promise<boolean> {
  if (!process.pause()) return false;
  await lasting();
  process.resume();
  return true;
}

/** The process of PostgreSQL that feeds the shape log. False when PostgreSQL is away, or nobody is being fed. */
async function killReplication({ databaseUrl }: ChaosRoom): Promise<boolean> {
  const statement =
    'select pg_terminate_backend(active_pid) from pg_replication_slots where database = current_database() and active_pid is not null';
  const ended = await ask(databaseUrl, statement).catch(() => []);
  return ended.length > 0;
}
