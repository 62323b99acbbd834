import type { Connection } from '../../shared/contracts/live.ts';
import { type ShapeName, shapeNames } from '../../shared/contracts/shapes.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import { type Invariant, Violation } from './checks/violation.ts';
import type { SimulatedDesk } from './desk/simulated-desk.ts';
import { readBy } from './postgres/tables.ts';
import type { DeskWork } from './workload/desk-work.ts';
import { roomPeople } from './workload/people.ts';
import type { World } from './world.ts';

/** Everything that was broken is whole again, whatever broke it. */
export function mendEverything({ postgres, serverDisk, server, network, desks }: World): void {
  serverDisk.mend();
  postgres.restart();
  postgres.unreadableTickets = null;
  postgres.breaksNextTransaction = null;
  server.start();
  network.mend();
  for (const desk of desks) {
    desk.fillDisk(null);
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
  const { timeline, desks } = world;
  const seats = works.flatMap((work, index): Seat[] => {
    const desk = desks[index];
    return desk ? [{ world, desk, work }] : [];
  });
  const until = timeline.nowMs() + patienceMs;
  /* Twice: what a desk knows, its windows know a moment later. */
  for (let calm = 0; calm < 2; ) {
    const lookAt = timeline.nowMs() + lookEveryMs;
    await timeline.runUntil(() => timeline.nowMs() >= lookAt);
    for (const seat of seats) tend(seat);
    const [first] = seats.map(whatIsLeft).filter((each) => each !== null);
    calm = first ? 0 : calm + 1;
    if (first && timeline.nowMs() > until) throw new Violation(first.invariant, first.what);
  }
}

/** Somebody's desk, as it is found when it is looked at. */
type Seat = { readonly world: World; readonly desk: SimulatedDesk; readonly work: DeskWork };

const connectionOf = ({ desk }: Seat): Connection | undefined => desk.life()?.window?.status?.connection;

/** Accounts whose commands are not over: an accepted one is looked after when its author is there. */
function openAccounts({ world, desk }: Seat): ReadonlySet<AccountId | undefined> {
  const { outbox } = world.watch.deskWatch(desk.name);
  const open = outbox.entries().filter(({ id, state }) => state !== 'refused' && !outbox.isResting(id));
  return new Set(open.map(({ id }) => world.watch.ledger.find(id)?.account));
}

/** What a person would do: signs in when nobody is, and lets the next one when their own commands are answered. */
function tend(seat: Seat): void {
  const { world, work } = seat;
  const connection = connectionOf(seat);
  const isNobodyIn =
    connection === undefined ||
    connection.kind === 'signed-out' ||
    (connection.kind === 'away' && connection.reason === 'session-ended');
  const open = openAccounts(seat);
  const present = work.username();
  const isDone = present === null || !open.has(world.people.principal(present).accountId);
  if (!isNobodyIn && (open.size === 0 || !isDone)) return;
  const next = roomPeople.find(({ accountId }) => open.has(accountId))?.username;
  work.signIn(next ?? present ?? 'sari');
}

/** Null when nothing is left. */
function whatIsLeft(seat: Seat): Unfinished | null {
  const { world, desk, work } = seat;
  const { cache, outbox } = world.watch.deskWatch(desk.name);
  const entry = (state: string) =>
    outbox.entries().find((each) => each.state === state && !outbox.isResting(each.id));
  if (!desk.life()?.desk) return { invariant: 'alive', what: `${desk.name} does not start` };
  const waiting = entry('waiting');
  if (waiting) return { invariant: '6', what: `${desk.name}: ${waiting.id} is never answered` };
  const connection = connectionOf(seat);
  if (connection?.kind !== 'live')
    return { invariant: 'convergence', what: `${desk.name} is ${JSON.stringify(connection)}` };
  /* Desks may have what is committed a moment before Postgres shows it to anybody else. */
  if (world.postgres.database.snapshot().xip.size > 0)
    return { invariant: 'alive', what: 'a transaction never ends' };
  const present = world.people.principal(work.username() ?? 'sari').accountId;
  for (const shape of quietShapes) {
    const difference = cache.difference(shape, world.watch.expected.now(readBy(shape, present)));
    if (difference) return { invariant: 'convergence', what: `${desk.name}: ${shape}: ${difference}` };
  }
  const accepted = entry('accepted');
  return accepted ? { invariant: '9', what: `${desk.name}: ${accepted.id} never settles` } : null;
}
