import { type BusinessTime, businessTime } from '../../shared/domain/sla/calendar.ts';
import type { BusinessTimeLookup } from '../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import { CommandIndex } from './command-index.ts';
import { CommandLatency } from './command-latency.ts';
import type { DeskApi, SubmitCommand } from './desk-api.ts';
import { frameScheduler } from './frame-scheduler.ts';
import { LiveStore, type ReadableRows, type RowChange } from './live-store.ts';
import { LostCommands } from './lost-commands.ts';
import { PositionTrails } from './position-trails.ts';
import { QueueModel } from './queue-model.ts';
import type { RoomClock } from './room-clock.ts';
import { TicketIndex } from './ticket-index.ts';
import { ticketWords } from './ticket-words.ts';

/** Everything a window knows of the room, and the one way to act on it. */
export type Room = {
  readonly clock: RoomClock;
  readonly store: LiveStore;
  readonly rows: ReadableRows;
  readonly tickets: TicketIndex;
  readonly commands: CommandIndex;
  readonly queue: QueueModel;
  readonly trails: PositionTrails;
  readonly calendars: BusinessTimeLookup;
  readonly desk: DeskApi;
  readonly lost: LostCommands;
  readonly submit: SubmitCommand;
  wordsOf(ticket: Ticket): string;
  newId(): string;
  setMe(me: AccountId | null): void;
};

export type RoomParts = {
  readonly desk: DeskApi;
  readonly clock: RoomClock;
  readonly windowId: string;
  readonly view: Window;
  newId(): string;
};

/** Builds the room over a desk. Nothing is asked of the desk before `watchRoom`. */
export function createRoom({ desk, clock, windowId, view, newId }: RoomParts): Room {
  const store = new LiveStore(frameScheduler(view), (sequence) => desk.acknowledge(windowId, sequence));
  const { rows } = store;
  const calendars = calendarLookup(rows);
  const tickets = new TicketIndex(calendars);
  const commands = new CommandIndex();
  const trails = new PositionTrails();
  const lost = new LostCommands();
  const latency = new CommandLatency(view);
  const wordsOf = ticketWords(rows);
  const session: { me: AccountId | null } = { me: null };
  const queue = new QueueModel({
    facts: tickets.facts,
    names: {
      customer: ({ ticket }) => (ticket.customerId && rows.customers.get(ticket.customerId)?.name) || '~',
      technician: ({ technicianId }) => (technicianId && rows.technicians.get(technicianId)?.name) || '~',
    },
    context: () => ({ me: session.me, now: clock.now(), words: ({ ticket }) => wordsOf(ticket) }),
  });
  const room: Room = {
    clock,
    store,
    rows,
    tickets,
    commands,
    queue,
    trails,
    calendars,
    desk,
    lost,
    wordsOf,
    newId,
    submit(name, input) {
      const at = latency.inputAt();
      desk.submit(name, input).then(
        (id) => latency.started(id, at),
        () => lost.tell(name),
      );
    },
    setMe(me) {
      session.me = me;
      tickets.setMe(me);
      queue.rebuild();
    },
  };
  observeRows(room, latency);
  return room;
}

function observeRows(room: Room, latency: CommandLatency): void {
  const { store, tickets, commands, trails, queue, clock, rows } = room;
  const changedIds = new Set<string>();
  const shownCommands: string[] = [];
  let calendarsChanged = false;

  const changed = (change: RowChange) => {
    switch (change.entity) {
      case 'tickets':
        changedIds.add(change.key);
        if (change.after) tickets.put(change.after, clock.now());
        else tickets.remove(change.key);
        return;
      case 'commands':
        commands.replace(change.before, change.after);
        if (change.after) shownCommands.push(change.key);
        return;
      case 'positions':
        if (change.after) trails.add(change.after);
        return;
      case 'calendars':
        calendarsChanged = tickets.facts.size > 0;
        return;
      default:
        return;
    }
  };

  store.observe({
    changed,
    flushed() {
      if (calendarsChanged) for (const ticket of rows.tickets.values()) tickets.put(ticket, clock.now());
      if (calendarsChanged) queue.rebuild();
      calendarsChanged = false;
      tickets.settle();
      queue.apply(changedIds);
      changedIds.clear();
      for (const id of shownCommands.splice(0)) latency.shown(id);
    },
    reset() {
      tickets.clear();
      commands.clear();
      trails.clear();
      queue.rebuild();
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
