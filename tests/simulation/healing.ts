import { type ShapeName, shapeNames } from '../../shared/contracts/shapes.ts';
import { type Invariant, Violation } from './checks/violation.ts';
import type { SimulatedDesk } from './desk/simulated-desk.ts';
import type { DeskWork } from './workload/desk-work.ts';
import { roomPeople } from './workload/people.ts';
import type { World } from './world.ts';

/** Everything that was broken is whole again, whatever broke it. */
export function mendEverything({ postgres, serverDisk, server, network, desks }: World): void {
  serverDisk.slowness = 1;
  serverDisk.isFull = false;
  postgres.restart();
  postgres.hasUnreadableTickets = false;
  server.start();
  network.mend();
  for (const desk of desks) {
    desk.fillDisk(false);
    desk.start();
  }
}

/** A person gives up on an answer after 20 s, and a held command is tried again after a minute at the latest. */
const patienceMs = 90_000;
const lookEveryMs = 250;
/** The server rewrites it every second: it is never still. */
const quietShapes: readonly ShapeName[] = shapeNames.filter((name) => name !== 'heartbeat');

type Unfinished = { readonly invariant: Invariant; readonly what: string };

/**
 * Lets everybody who left commands behind sign in until all of them are answered and every desk shows what Postgres has.
 * @throws Violation when that does not happen
 */
export async function waitUntilHealed(world: World, works: readonly DeskWork[]): Promise<void> {
  const { timeline } = world;
  const until = timeline.nowMs() + patienceMs;
  /* Twice: what a desk knows, its windows know a moment later. */
  for (let calm = 0; calm < 2; ) {
    const lookAt = timeline.nowMs() + lookEveryMs;
    await timeline.runUntil(() => timeline.nowMs() >= lookAt);
    const unfinished = world.desks.map((desk, index) => whatIsLeft(world, desk, works[index]));
    const [first] = unfinished.filter((each) => each !== null);
    calm = first ? 0 : calm + 1;
    if (first && timeline.nowMs() > until) throw new Violation(first.invariant, first.what);
  }
}

/** Does what a person would do about it, and says what it is; null when nothing is left. */
function whatIsLeft(world: World, desk: SimulatedDesk, work: DeskWork | undefined): Unfinished | null {
  const { cache, outbox } = world.watch.deskWatch(desk.name);
  const life = desk.life();
  if (!life?.desk || !work) return { invariant: 'alive', what: `${desk.name} does not start` };
  const waiting = outbox.entries().filter(({ state }) => state === 'waiting');
  const owners = new Set(waiting.map(({ id }) => world.watch.ledger.find(id)?.account));
  const present = work.username();
  const isPresentDone = present === null || !owners.has(world.people.principal(present).accountId);
  const kind = life.window?.status?.connection.kind;
  const next = roomPeople.find(({ accountId }) => owners.has(accountId))?.username ?? present ?? 'sari';
  if (
    kind === 'signed-out' ||
    life.window?.status?.connection.kind === undefined ||
    isEnded(life) ||
    (waiting.length > 0 && isPresentDone)
  )
    work.signIn(next);
  if (waiting.length > 0)
    return { invariant: '6', what: `${desk.name}: ${waiting[0]?.id} is never answered` };
  const accepted = outbox.entries().find(({ state }) => state === 'accepted');
  if (kind !== 'live')
    return {
      invariant: 'convergence',
      what: `${desk.name} is ${JSON.stringify(life.window?.status?.connection)}`,
    };
  for (const shape of quietShapes) {
    const difference = cache.difference(shape, world.watch.expected.now(shape));
    if (difference) return { invariant: 'convergence', what: `${desk.name}: ${shape}: ${difference}` };
  }
  return accepted ? { invariant: '9', what: `${desk.name}: ${accepted.id} never settles` } : null;
}

function isEnded({ window }: NonNullable<ReturnType<SimulatedDesk['life']>>): boolean {
  const connection = window?.status?.connection;
  return connection?.kind === 'away' && connection.reason === 'session-ended';
}
