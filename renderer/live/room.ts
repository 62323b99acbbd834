import type { Command, CommandInput, CommandName } from '../../shared/contracts/commands.ts';
import { type BusinessTime, businessTime } from '../../shared/domain/sla/calendar.ts';
import type { BusinessTimeLookup } from '../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { AccountId, CommandId } from '../../shared/kernel/ids.ts';
import { type Result, refused } from '../../shared/kernel/result.ts';
import { CommandIndex } from './command-index.ts';
import { CommandLatency } from './command-latency.ts';
import { deskAnswer } from './desk-answer.ts';
import type { DeskApi } from './desk-api.ts';
import { frameScheduler } from './frame-scheduler.ts';
import { LiveStore, type ReadableRows, type RowChange } from './live-store.ts';
import { type Loss, LostCommands } from './lost-commands.ts';
import { PositionTrails } from './position-trails.ts';
import { QueueModel } from './queue-model.ts';
import type { RoomClock } from './room-clock.ts';
import { TicketIndex } from './ticket-index.ts';
import { ticketWords } from './ticket-words.ts';

/** The desk has taken the command and named it, or the command is lost. */
export type Taken = Result<CommandId, Loss>;

/** The desk as the room uses it. Redo and dismiss never reject: what fails is told among the lost commands. */
export type RoomDesk = Omit<DeskApi, 'submit' | 'redo' | 'dismiss'> & {
  redo(id: CommandId): Promise<void>;
  dismiss(id: CommandId): Promise<void>;
};

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
  readonly desk: RoomDesk;
  readonly lost: LostCommands;
  /** Gives a command and says what became of it: for whoever keeps the person's words until it is taken. */
  offer<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Taken>;
  /** Gives a command that nobody waits for; its loss is told among the lost commands. */
  submit<Name extends CommandName>(name: Name, input: CommandInput<Name>): void;
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
    desk: roomDesk(desk, store, lost),
    lost,
    wordsOf,
    newId,
    async offer(name, input) {
      const at = latency.inputAt();
      const answer = await deskAnswer(store.status.line, (signal) => desk.submit(name, input, signal));
      if (!answer.ok)
        return refused({ act: 'submit', command: { name, input } as Command, reason: answer.refusal });
      latency.started(answer.value, at);
      return answer;
    },
    submit(name, input) {
      void room.offer(name, input).then((taken) => {
        if (!taken.ok) lost.tell(taken.refusal);
      });
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

/** A refusal that has gone meanwhile (another window, the same key twice) is no loss. */
function roomDesk(desk: DeskApi, store: LiveStore, lost: LostCommands): RoomDesk {
  const act = async (name: 'redo' | 'dismiss', id: CommandId) => {
    const command = store.rows.commands.get(id)?.command ?? null;
    const answer = await deskAnswer<unknown>(store.status.line, (signal) => desk[name](id, signal));
    if (!answer.ok && answer.refusal.kind !== 'gone')
      lost.tell({ act: name, command, reason: answer.refusal });
  };
  return { ...desk, redo: (id) => act('redo', id), dismiss: (id) => act('dismiss', id) };
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
