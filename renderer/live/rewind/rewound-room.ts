import type { Freshness, LiveChange, LiveName } from '../../../shared/contracts/live.ts';
import { shapeNames } from '../../../shared/contracts/shapes.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { liveNames } from '../live-rows.ts';
import { createRoom, type Room } from '../room.ts';
import { RoomClock } from '../room-clock.ts';
import { countTime } from '../watch-room.ts';
import { datedChanges, datedNames, datedRows } from './dated-rows.ts';
import { type Past, stepsTakenAt, ticketsAt, walk } from './past.ts';
import { pastDesk } from './past-desk.ts';
import type { PastField } from './past-field.ts';

/** A room that stands at a moment of the past, and can be stood at another. Tiles read it as they read the live one. */
export type RewoundRoom = {
  readonly room: Room;
  moveTo(at: Instant): void;
  close(): void;
};

type RewoundParts = {
  readonly live: Room;
  readonly past: Past;
  readonly field: PastField;
  /** The live room's tickets as they stood when the day was asked for. */
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly at: Instant;
  readonly me: AccountId;
  readonly view: Window;
};

/** What was given now was not given then. */
const notKept: readonly LiveName[] = ['commands', 'heartbeat'];
const ofTheMoment: ReadonlySet<LiveName> = new Set(['tickets', 'positions', ...datedNames, ...notKept]);
/** News is told anew once the hand that goes back rests: it costs a look at every ticket. */
const retellAfterMs = 300;
/** As many as the log keeps, and as many again that tell nothing new. */
const retold = 200;

export function createRewoundRoom({ live, past, field, tickets, at, me, view }: RewoundParts): RewoundRoom {
  const stood = { at, taken: stepsTakenAt(past, at) };
  const room = roomOfThePast(live, field, () => stood.at, view);
  const { clock, store } = room;
  const put = (changes: readonly LiveChange[]) =>
    store.receive({ kind: 'changes', sequence: 0, changes, moreFollows: false });
  const retelling = laterOnce(view, retellAfterMs, () => retell(room, past, stood.taken));
  const stopCounting = countTime(room);
  // The clock strikes when the rows of its moment are here: before, everybody would be lost whom an hour was skipped for.
  store.observe({ flushed: () => clock.tick() });

  room.setMe(me);
  store.setLine('connected');
  store.receive(statusOf(past));
  const dated = datedRows(live.rows);
  const people = new Map(live.rows.technicians);
  put([
    ...asTheyAre(live),
    ...datedChanges(dated, Number.NEGATIVE_INFINITY, at),
    ...field.changes(Number.NEGATIVE_INFINITY, at, people),
    ...changesOf(ticketsAt(past, tickets, stood.taken)),
  ]);
  store.receive({ kind: 'ready' });

  return {
    room,
    moveTo(next) {
      const isBack = next < stood.at;
      const taken = stepsTakenAt(past, next);
      const changed = [
        ...datedChanges(dated, stood.at, next),
        ...field.changes(stood.at, next, people),
        ...changesOf(walk(past, stood.taken, taken)),
      ];
      Object.assign(stood, { at: next, taken });
      if (changed.length > 0) put(changed);
      if (isBack) room.tickets.turnBack(next);
      if (isBack) retelling.request();
      if (changed.length === 0) clock.tick();
    },
    close() {
      retelling.cancel();
      stopCounting();
    },
  };
}

function roomOfThePast(live: Room, field: PastField, now: () => Instant, view: Window): Room {
  const clock = new RoomClock(now);
  const desk = pastDesk(live.desk, now);
  const trails = { of: (technicianId: string) => field.trailAt(technicianId, now()) };
  const past = { trails, known: field.known(now) };
  return createRoom({ desk, clock, windowId: 'past', view, newId: live.newId, past });
}

const changeOf = (key: string, value: Ticket | null): LiveChange =>
  value ? { entity: 'tickets', op: 'put', key, value } : { entity: 'tickets', op: 'delete', key };

const changesOf = (tickets: ReadonlyMap<string, Ticket | null>): readonly LiveChange[] =>
  [...tickets].map(([key, value]) => changeOf(key, value));

/** What has neither a history nor a moment of its own (names, places, customers, boards) is shown as it is now. */
const asTheyAre = ({ rows }: Room): readonly LiveChange[] =>
  liveNames
    .filter((name) => !ofTheMoment.has(name))
    .flatMap((entity) =>
      [...rows[entity]].map(([key, value]) => ({ entity, op: 'put', key, value }) as LiveChange),
    );

/** At each of its moments the past is known whole: nothing of it is stale. */
const statusOf = ({ until }: Past) =>
  ({
    kind: 'status',
    connection: { kind: 'live', since: until },
    freshness: Object.fromEntries(shapeNames.map((name) => [name, until])) as Freshness,
    clockOffsetMs: 0,
    unreadCommands: 0,
    damagedOutboxes: 0,
  }) as const;

/** A log that only grows cannot go back: it is told anew by the rows, and by the steps that led here. */
function retell({ activity, rows, tickets }: Room, { steps }: Past, taken: number): void {
  activity.clear();
  for (const ticket of latest(rows.tickets.values())) activity.replace(null, ticket);
  for (const { before, after } of steps.slice(Math.max(0, taken - retold), taken))
    activity.replace(before, after);
  for (const facts of tickets.facts.values()) activity.passed(facts);
}

/** A ticket tells nothing newer than its last change. */
function latest(tickets: Iterable<Ticket>): readonly Ticket[] {
  const all = [...tickets];
  const moments = Float64Array.from(all, ({ updatedAt }) => updatedAt).sort();
  const since = moments.at(-retold) ?? Number.NEGATIVE_INFINITY;
  return all.filter(({ updatedAt }) => updatedAt >= since);
}

function laterOnce(view: Window, afterMs: number, run: () => void) {
  let timer = 0;
  const cancel = () => view.clearTimeout(timer);
  return {
    cancel,
    request() {
      cancel();
      timer = view.setTimeout(run, afterMs);
    },
  };
}
