import { type BusinessTime, businessTime } from '../../shared/domain/sla/calendar.ts';
import type { BusinessTimeLookup } from '../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { type AccountId, type CommandId, commandIdSchema } from '../../shared/kernel/ids.ts';
import { ActivityLog } from './activity-log.ts';
import { CommandIndex } from './command-index.ts';
import { CommandLatency } from './command-latency.ts';
import { CustomersBehind } from './customers-behind.ts';
import { deskAnswer } from './desk-answer.ts';
import type { DeskApi } from './desk-api.ts';
import { allKnown, type FieldKnown } from './field-known.ts';
import { RoomFinder } from './finding/room-finder.ts';
import { frameScheduler } from './frame-scheduler.ts';
import { type Giving, givingTo } from './giving.ts';
import type { ReadableRows, RowChange } from './live-rows.ts';
import { LiveStore } from './live-store.ts';
import { LostCommands, type ToldLoss } from './lost-commands.ts';
import { OutagesNow } from './outages-now.ts';
import { PositionTrails, type Trails } from './position-trails.ts';
import type { QueueQuestion } from './queue-filter.ts';
import { QueueModel } from './queue-model.ts';
import { QueueSet } from './queue-set.ts';
import { queueSource } from './queue-source.ts';
import type { RoomClock } from './room-clock.ts';
import { TicketIndex } from './ticket-index.ts';
import { TicketTally } from './ticket-tally.ts';
import { ticketWords } from './ticket-words.ts';

/** The desk as the room uses it. Redo and dismiss never reject: what fails is told among the lost commands. */
export type RoomDesk = Omit<DeskApi, 'submit' | 'redo' | 'dismiss'> & {
  redo(id: CommandId): Promise<void>;
  dismiss(id: CommandId): Promise<void>;
};

/** When a room stands: now, where commands are given, or at a moment of the past, where they are refused. */
export type Moment = 'now' | 'past';

/** Everything a window knows of the room, and the one way to act on it. */
export type Room = Giving & {
  readonly moment: Moment;
  readonly clock: RoomClock;
  readonly store: LiveStore;
  readonly rows: ReadableRows;
  readonly tickets: TicketIndex;
  readonly commands: CommandIndex;
  /** The console's list. */
  readonly queue: QueueModel;
  readonly queues: QueueSet;
  readonly outages: OutagesNow;
  readonly trails: Trails;
  readonly known: FieldKnown;
  readonly customersBehind: CustomersBehind;
  readonly finder: RoomFinder;
  readonly activity: ActivityLog;
  readonly calendars: BusinessTimeLookup;
  readonly desk: RoomDesk;
  readonly lost: LostCommands;
  /** Tries what is lost again, under its own ids. */
  retry(loss: ToldLoss): void;
  wordsOf(ticket: Ticket): string;
  /** A list of its own, which is kept in order while `queues` follows it. */
  newQueue(): QueueModel;
  /** Counts of its own, which are kept while `queues` follows them. */
  newTally(question: QueueQuestion): TicketTally;
  newId(): string;
  newCommandId(): CommandId;
  setMe(me: AccountId | null): void;
};

export type RoomParts = {
  readonly desk: DeskApi;
  readonly clock: RoomClock;
  readonly windowId: string;
  readonly view: Window;
  newId(): string;
  /** Of a room that stands at a moment of the past: what was kept of the people of the field. */
  readonly past?: { readonly trails: Trails; readonly known: FieldKnown };
};

/** Builds the room over a desk. Nothing is asked of the desk before `watchRoom`. */
export function createRoom({ desk, clock, windowId, view, newId, past }: RoomParts): Room {
  const moment: Moment = past ? 'past' : 'now';
  const store = new LiveStore(frameScheduler(view), (sequence) => desk.acknowledge(windowId, sequence));
  const { rows } = store;
  const calendars = calendarLookup(rows);
  const tickets = new TicketIndex(calendars);
  const commands = new CommandIndex();
  const seenTrails = new PositionTrails();
  const lost = new LostCommands();
  const latency = new CommandLatency(view);
  const wordsOf = ticketWords(rows);
  const session: { me: AccountId | null } = { me: null };
  const source = queueSource({ rows, tickets, clock, wordsOf, me: () => session.me });
  const newQueue = () => new QueueModel(source);
  const queue = newQueue();
  const queues = new QueueSet();
  queues.follow(queue);
  const newCommandId = () => commandIdSchema.parse(newId());
  const giving = givingTo({
    ...{ desk, lost, latency, newCommandId },
    line: () => store.status.line,
    isPast: moment === 'past',
  });
  const room: Room = {
    moment,
    clock,
    store,
    rows,
    tickets,
    commands,
    queue,
    queues,
    outages: new OutagesNow({ rows, store, clock }),
    trails: past?.trails ?? seenTrails,
    known: past?.known ?? allKnown,
    customersBehind: new CustomersBehind(),
    finder: new RoomFinder({ store, later: (run, afterMs) => void view.setTimeout(run, afterMs) }),
    activity: new ActivityLog(),
    calendars,
    desk: roomDesk({ desk, store, lost, newCommandId }),
    lost,
    wordsOf,
    newQueue,
    newTally: (question) => new TicketTally(source, question),
    newId,
    newCommandId,
    ...giving,
    retry(loss) {
      lost.dismiss(loss.order);
      if (loss.act === 'submit') giving.again(loss.given);
      else void room.desk[loss.act](loss.id);
    },
    setMe(me) {
      session.me = me;
      tickets.setMe(me);
      queues.rebuild();
    },
  };
  observeRows(room, latency, seenTrails);
  return room;
}

type RoomDeskParts = Pick<Room, 'store' | 'lost' | 'newCommandId'> & { readonly desk: DeskApi };

/** A refusal that has gone meanwhile (another window, the same key twice) is no loss. */
function roomDesk({ desk, store, lost, newCommandId }: RoomDeskParts): RoomDesk {
  const act = async (
    name: 'redo' | 'dismiss',
    id: CommandId,
    ask: (signal: AbortSignal) => Promise<void>,
  ) => {
    const command = store.rows.commands.get(id)?.command ?? null;
    const answer = await deskAnswer(store.status.line, ask);
    if (!answer.ok && answer.refusal.kind !== 'gone')
      lost.tell({ act: name, id, command, reason: answer.refusal });
  };
  return {
    ...desk,
    redo: (id) => act('redo', id, (signal) => desk.redo(id, newCommandId(), signal)),
    dismiss: (id) => act('dismiss', id, (signal) => desk.dismiss(id, signal)),
  };
}

function observeRows(room: Room, latency: CommandLatency, trails: PositionTrails): void {
  const { store, tickets, commands, customersBehind, activity, queues, clock, rows } = room;
  const changedIds = new Set<string>();
  const shownCommands: string[] = [];
  let calendarsChanged = false;

  const tellBreach = (ticketId: string) => {
    const facts = tickets.facts.get(ticketId);
    if (facts) activity.passed(facts);
  };
  const changed = (change: RowChange) => {
    switch (change.entity) {
      case 'tickets':
        changedIds.add(change.key);
        if (change.after) tickets.put(change.after, clock.now());
        else tickets.remove(change.key);
        for (const part of tickets.partsOf(change.key)) changedIds.add(part.id);
        activity.replace(change.before, change.after);
        tellBreach(change.key);
        return;
      case 'commands':
        commands.replace(change.before, change.after);
        if (change.after) shownCommands.push(change.key);
        return;
      case 'positions':
        if (change.after) trails.add(change.after);
        return;
      case 'customers':
        customersBehind.replaceCustomer(change.before, change.after);
        return;
      case 'sites':
        customersBehind.replaceSite(change.before, change.after);
        return;
      case 'calendars':
        calendarsChanged = tickets.facts.size > 0;
        return;
      default:
        return;
    }
  };

  tickets.onUrgency((ids) => ids.forEach(tellBreach));
  store.observe({
    changed,
    taken() {
      queues.take(changedIds);
      changedIds.clear();
    },
    flushed() {
      if (calendarsChanged) for (const ticket of rows.tickets.values()) tickets.put(ticket, clock.now());
      if (calendarsChanged) queues.rebuild();
      calendarsChanged = false;
      tickets.settle();
      queues.tell();
      for (const id of shownCommands.splice(0)) latency.shown(id);
    },
    reset() {
      tickets.clear();
      commands.clear();
      trails.clear();
      customersBehind.clear();
      activity.clear();
      queues.rebuild();
    },
  });
}

/** A calendar that has not arrived yet counts every hour; its arrival recounts the tickets. */
function calendarLookup(rows: ReadableRows): BusinessTimeLookup {
  const prepared = new WeakMap<object, BusinessTime>();
  const always: BusinessTime = {
    calendarId: 'always',
    between: (from, to) => Math.max(0, to - from),
    after: (from, durationMs) => (from + durationMs) as typeof from,
  };
  return (calendarId) => {
    const calendar = rows.calendars.get(calendarId);
    if (!calendar) return always;
    const known = prepared.get(calendar);
    if (known) return known;
    const time = businessTime(calendar);
    prepared.set(calendar, time);
    return time;
  };
}
