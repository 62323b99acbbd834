import { isDeepStrictEqual } from 'node:util';
import { shapeNames } from '../../shared/contracts/shapes.ts';
import { foldTicket, openTicket } from '../../shared/domain/tickets/fold-ticket.ts';
import type { TicketEvent } from '../../shared/domain/tickets/ticket-events.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { ChaosDesk, ChaosRoom } from './chaos-room.ts';
import { type Given, isOfTickets } from './given.ts';
import type { Truth } from './truth.ts';
import { eventOf } from './workload.ts';

/** A promise that was broken, and the fact that shows it. */
export type Violation = { readonly promise: Promised; readonly fact: string };
type Promised =
  | 'a desk answers'
  | 'no acknowledged command is lost'
  | 'no command is applied twice'
  | 'commands on one ticket arrive in the order they were given'
  | 'every desk equals the database'
  | 'nothing pends but refusals'
  | 'a ticket is the fold of its events'
  | 'ticket numbers have no gap'
  | 'no process ends by itself';

/** Everything that must hold once the room is healed. Empty when all holds. */
export function findViolations(
  truth: Truth,
  { desks, openedAt }: Pick<ChaosRoom, 'desks' | 'openedAt'>,
  given: readonly Given[],
): readonly Violation[] {
  return [
    ...lost(truth, desks, given),
    ...twice(truth, openedAt, given),
    ...disordered(truth, given),
    ...unequal(truth, desks),
    ...pending(desks),
    ...unfolded(truth),
    ...gaps(truth),
  ];
}

/** What nobody killed: it is started again like the others, and everything may look right afterwards. */
export const endedByThemselves = (ended: readonly string[]): readonly Violation[] =>
  of('no process ends by itself', ended);

const of = (promise: Promised, facts: readonly string[]): readonly Violation[] =>
  facts.map((fact) => ({ promise, fact }));

/** What the desk took is decided by the server, and shown to its author when it was refused. */
function lost(
  { outcomes }: Truth,
  desks: readonly ChaosDesk[],
  given: readonly Given[],
): readonly Violation[] {
  const facts = given.flatMap((command) => {
    const { id, isKept, dismissal, inPlaceOf } = command;
    const window = desks.find(({ name }) => name === command.desk)?.window;
    const shownOf = (one: CommandId) => window?.rows('commands').get(one)?.state.kind ?? 'not shown';
    /* A refusal leaves for the command in its place only when that one is kept. */
    const hasReplaced = inPlaceOf !== undefined && shownOf(inPlaceOf) === 'not shown';
    if (!isKept && !hasReplaced) return [];
    const decided = outcomes.get(id)?.kind ?? 'unknown';
    const shown = shownOf(id);
    const isRight = decided === 'accepted' ? shown !== 'refused' : isShownAsRefused(shown, dismissal);
    return isRight ? [] : [`${describe(command)} is ${decided} on the server and ${shown} on its desk`];
  });
  return of('no acknowledged command is lost', facts);
}

/** Until its author takes it away, and then no more; either while nobody knows whether they did. */
const isShownAsRefused = (shown: string, dismissal: Given['dismissal']): boolean =>
  (shown === 'refused' && dismissal !== 'answered') || (shown === 'not shown' && dismissal !== undefined);

function twice(
  { audit, events, outcomes, rows }: Truth,
  openedAt: number,
  given: readonly Given[],
): readonly Violation[] {
  const decisions = countBy(audit);
  const repeated = [...decisions]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => `${id} was decided ${count} times`);
  // The tickets of the demo world have a history of their own.
  const news = [...events.values()].flat().filter(({ recordedAt }) => recordedAt >= openedAt);
  const entries = [...rows.log.values()].map(({ text }) => text);
  const texts = countBy([...news.flatMap(({ body }) => textOf(body)), ...entries]);
  const wrongly = given.flatMap((command) => {
    const count = command.text === null ? 0 : (texts.get(command.text) ?? 0);
    return count > atMost(command, outcomes) ? [`${describe(command)} is there ${count} times`] : [];
  });
  return of('no command is applied twice', [...repeated, ...wrongly, ...surplus(news, given, outcomes)]);
}

const atMost = ({ id, isKept }: Given, outcomes: Truth['outcomes']): number => {
  const decided = outcomes.get(id)?.kind;
  return decided === 'accepted' || (!isKept && decided === undefined) ? 1 : 0;
};

/** For commands without words: events of a type on a ticket, against commands that may have left one. */
function surplus(
  news: readonly TicketEvent[],
  given: readonly Given[],
  outcomes: Truth['outcomes'],
): readonly string[] {
  const allowed = countBy(
    given.flatMap((command) => (atMost(command, outcomes) === 1 ? eventPlace(command) : [])),
  );
  const found = countBy(news.map(({ ticketId, body }) => `${ticketId} ${body.type}`));
  return [...found].flatMap(([place, count]) => {
    const most = allowed.get(place) ?? 0;
    return count > most ? [`${place}: ${count} events of ${most} commands`] : [];
  });
}

const eventPlace = ({ subjectId, name }: Given): readonly string[] =>
  isOfTickets(name) ? [`${subjectId} ${eventOf[name]}`] : [];

/** Every event body keeps the words of its command under one of these names. */
const textOf = (body: object): readonly string[] =>
  ['title', 'text', 'note', 'resolution', 'reason'].flatMap((name) => {
    const value = (body as Record<string, unknown>)[name];
    return typeof value === 'string' ? [value] : [];
  });

function disordered({ audit }: Truth, given: readonly Given[]): readonly Violation[] {
  const placeOf = new Map(audit.map((id, place) => [id, place]));
  const last = new Map<string, { readonly place: number; readonly text: string }>();
  const facts: string[] = [];
  for (const command of given) {
    const place = placeOf.get(command.id);
    if (place === undefined) continue;
    const line = `${command.desk} ${command.subjectId}`;
    const before = last.get(line);
    if (before && before.place > place) facts.push(`${describe(command)} was decided before ${before.text}`);
    last.set(line, { place, text: describe(command) });
  }
  return of('commands on one ticket arrive in the order they were given', facts);
}

/** Rewritten each second: compared by its age instead. */
const alwaysMoving = 'heartbeat';
const youngEnoughMs = 3000;

function unequal({ rows }: Truth, desks: readonly ChaosDesk[]): readonly Violation[] {
  const facts = desks.flatMap(({ name, window }) => {
    if (!window.isReady()) return [`${name} has no line to its desk`];
    return shapeNames.flatMap((shape) => {
      const differing =
        shape === alwaysMoving ? oldBeat(rows, window) : differences(rows[shape], window.rows(shape));
      return differing.length > 0
        ? [`${name}, ${shape}: ${differing.length} rows, such as ${differing[0]}`]
        : [];
    });
  });
  return of('every desk equals the database', facts);
}

function oldBeat(rows: Truth['rows'], window: ChaosDesk['window']): readonly string[] {
  const [truth] = rows.heartbeat.values();
  const [shown] = window.rows('heartbeat').values();
  const behindMs = (truth?.at ?? 0) - (shown?.at ?? 0);
  return Math.abs(behindMs) > youngEnoughMs ? [`a heartbeat ${behindMs} ms behind`] : [];
}

function differences(
  truth: ReadonlyMap<string, unknown>,
  shown: ReadonlyMap<string, unknown>,
): readonly string[] {
  const keys = new Set([...truth.keys(), ...shown.keys()]);
  return [...keys]
    .filter((key) => !isDeepStrictEqual(truth.get(key), shown.get(key)))
    .map((key) => {
      if (!truth.has(key)) return `${key}, which the database does not have`;
      return shown.has(key)
        ? `${key}: ${firstDifference(truth.get(key), shown.get(key))}`
        : `${key}, which is missing`;
    });
}

function firstDifference(truth: unknown, shown: unknown): string {
  const [a, b] = [truth, shown] as [Record<string, unknown>, Record<string, unknown>];
  const name = Object.keys({ ...a, ...b }).find((key) => !isDeepStrictEqual(a[key], b[key])) ?? '';
  return `${name} is ${JSON.stringify(a[name])} and shown as ${JSON.stringify(b[name])}`;
}

function pending(desks: readonly ChaosDesk[]): readonly Violation[] {
  const facts = desks.flatMap(({ name, window }) => {
    const left = [...window.rows('commands').values()].filter(({ state }) => state.kind !== 'refused');
    const [first] = left;
    return first ? [`${name}: ${left.length} commands, the first ${first.id} is ${first.state.kind}`] : [];
  });
  return of('nothing pends but refusals', facts);
}

function unfolded({ tickets, events }: Truth): readonly Violation[] {
  const facts = tickets.flatMap((ticket) => {
    const [first, ...rest] = events.get(ticket.id) ?? [];
    if (!first) return [`${ticket.number} has no event`];
    if ([first, ...rest].some(({ sequence }, index) => sequence !== index + 1))
      return [`${ticket.number} misses events`];
    const folded = rest.reduce(foldTicket, openTicket(first));
    return isDeepStrictEqual(folded, ticket) ? [] : [`${ticket.number}: ${firstDifference(folded, ticket)}`];
  });
  return of('a ticket is the fold of its events', facts);
}

/** Numbers of a day run from 1 without a hole. */
function gaps({ numbers }: Truth): readonly Violation[] {
  const byDay = Map.groupBy(numbers, (number) => number.slice(0, number.lastIndexOf('-')));
  const facts = [...byDay].flatMap(([day, ofDay]) => {
    const highest = Math.max(...ofDay.map((number) => Number(number.slice(day.length + 1))));
    return highest === ofDay.length
      ? []
      : [`${day}: ${ofDay.length} tickets and the highest number is ${highest}`];
  });
  return of('ticket numbers have no gap', facts);
}

const describe = ({ id, desk, name, text, subjectId }: Given): string =>
  `${name} ${id} of ${desk} on ${subjectId}${text ? ` ("${text}")` : ''}`;

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
