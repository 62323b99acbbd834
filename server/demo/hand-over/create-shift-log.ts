import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import { type Watch, watchAt, watchBefore } from '../../../shared/domain/hand-over/watch.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { Actor } from '../../../shared/domain/tickets/ticket-events.ts';
import type { HandOverId, LogEntryId } from '../../../shared/kernel/ids.ts';
import { hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { DeskRoster } from '../people/desk-roster.ts';
import type { Random } from '../random/random.ts';
import { pinReasons, struckReasons, summaries, ticketNotes, watchNotes } from '../texts/shift-log-texts.ts';
import { countWatch } from './count-watch.ts';
import type { ShiftLogSurroundings } from './shift-log-surroundings.ts';

export type DemoShiftLog = {
  readonly entries: readonly LogEntry[];
  readonly pins: readonly Pin[];
  readonly handOvers: readonly HandOver[];
};

/** Six days of watches; the desk's copy holds seven. */
const watchesBack = 18;

/** What the room's watches have left to one another: the last one is closed, and waits for somebody to take it over. */
export function createShiftLog(surroundings: ShiftLogSurroundings, random: Random): DemoShiftLog {
  const pins = createPins(surroundings, random.fork('pins'));
  const present = watchAt(surroundings.now);
  const past = Array.from({ length: watchesBack }).reduce<readonly Watch[]>(
    (watches) => [watchBefore(watches[0] ?? present), ...watches],
    [],
  );
  const chanceOf = ({ from }: Watch) => random.fork(`watch ${from}`);
  return {
    pins,
    entries: [...past, present].flatMap((watch) =>
      notesOf(watch, surroundings, chanceOf(watch).fork('notes')),
    ),
    handOvers: past.map((watch, index) => {
      const isLast = index === past.length - 1;
      const handOver = closed(watch, { ...surroundings, pins: isLast ? pins : [] }, chanceOf(watch));
      return isLast ? handOver : taken(handOver, watch, surroundings.desk, chanceOf(watch).fork('taken'));
    }),
  };
}

const mostPins = 4;

/** What is worst, and one that waits. */
function createPins({ now, desk, openTickets }: ShiftLogSurroundings, random: Random): readonly Pin[] {
  const critical = openTickets.filter(({ priority }) => priority === 'critical').slice(0, 2);
  const waiting = openTickets.filter(({ state }) => state.status === 'waiting').slice(0, 1);
  const high = openTickets.filter(({ priority }) => priority === 'high').slice(0, 2);
  const chosen = [...new Set([...critical, ...waiting, ...high])].slice(0, mostPins);
  return chosen.map((ticket) => {
    const at = instant(Math.min(now - minuteMs, ticket.openedAt + random.int(20, 90) * minuteMs));
    return {
      ticketId: ticket.id,
      version: 1,
      reason: reasonFor(ticket, random),
      ...authorOf(desk.onDuty('operator', at, random)),
      at,
      lifted: false,
    };
  });
}

function reasonFor({ state, priority }: Ticket, random: Random): string {
  if (state.status === 'waiting') return pinReasons.waiting[state.reason];
  return random.pick(priority === 'critical' ? pinReasons.critical : pinReasons.other);
}

const authorOf = ({ accountId, name }: Actor) => ({ by: accountId, byName: name });

/** A handful of notes a watch, spread over it as far as it has run. */
function notesOf(
  watch: Watch,
  { now, desk, openTickets }: ShiftLogSurroundings,
  random: Random,
): readonly LogEntry[] {
  const until = Math.min(now, watch.to) - 5 * minuteMs;
  const room = until - watch.from;
  if (room < 10 * minuteMs) return [];
  const about = openTickets.filter(({ openedAt }) => openedAt < until);
  const general = random.shuffled(watchNotes[watch.name]);
  const count = Math.max(1, Math.round((random.int(2, 4) * room) / (8 * hourMs)));
  return Array.from({ length: count }, (_, index): LogEntry => {
    const writtenAt = instant(watch.from + (room * (index + random.between(0.2, 0.9))) / count);
    const ticket = about.length > 0 && random.chance(0.4) ? random.pick(about) : null;
    const isStruck = random.chance(0.06);
    const author = desk.onDuty('operator', writtenAt, random);
    return {
      id: random.uuid(writtenAt) as LogEntryId,
      version: isStruck ? 2 : 1,
      text: ticket ? random.pick(ticketNotes) : (general[index] ?? random.pick(general)),
      ticketId: ticket?.id ?? null,
      ...authorOf(author),
      writtenAt,
      recordedAt: writtenAt,
      struck: isStruck
        ? { byName: author.name, at: instant(writtenAt + 4 * minuteMs), reason: random.pick(struckReasons) }
        : null,
    };
  });
}

type Closing = ShiftLogSurroundings & { readonly pins: readonly Pin[] };

function closed(watch: Watch, surroundings: Closing, random: Random): HandOver {
  const closedAt = instant(watch.to - random.int(3, 14) * minuteMs);
  const { accountId, name } = surroundings.desk.onDuty('operator', closedAt, random);
  return {
    id: random.uuid(closedAt) as HandOverId,
    version: 1,
    watchFrom: watch.from,
    summary: random.pick(summaries[watch.name]),
    count: countWatch(watch, { ...surroundings, closedAt }, random.fork('count')),
    closedBy: accountId,
    closedByName: name,
    closedAt,
    taken: null,
  };
}

/** By somebody of the watch that follows. */
function taken(handOver: HandOver, { to }: Watch, desk: DeskRoster, random: Random): HandOver {
  const at = instant(to + random.int(1, 9) * minuteMs);
  const { by, byName } = authorOf(desk.onDuty('operator', at, random));
  return { ...handOver, version: 2, taken: { by, byName, at } };
}
