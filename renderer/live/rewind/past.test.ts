import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  minutesAfter,
  noon,
  openedBody,
  rina,
  technicianId,
  ticketId,
} from '../../../shared/domain/testing/builders.ts';
import { isPossible } from '../../../shared/domain/tickets/decide-ticket.ts';
import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketEvent, TicketEventBody } from '../../../shared/domain/tickets/ticket-events.ts';
import { eventIdSchema } from '../../../shared/kernel/ids.ts';
import { dayMs, hourMs, instant } from '../../../shared/kernel/instant.ts';
import { readPast, stepsTakenAt, ticketsAt, walk } from './past.ts';

const from = noon;
const until = instant(noon + dayMs);

const bodies: readonly TicketEventBody[] = [
  { type: 'acknowledged' },
  { type: 'assigned', technicianId: technicianId(), reason: null },
  { type: 'departed' },
  { type: 'arrived' },
  { type: 'waiting-started', reason: 'customer', note: '' },
  { type: 'waiting-ended' },
  { type: 'resolved', resolution: '' },
  { type: 'closed' },
  { type: 'reopened', reason: '' },
  { type: 'note-added', text: 'ONT' },
];

/** A ticket's possible life: it begins at a minute around the start of the day, and goes on as the choices say. */
function aHistory(n: number, begin: number, choices: readonly [body: number, minutes: number][]) {
  const history: TicketEvent[] = [];
  const add = (body: TicketEventBody, minute: number) =>
    history.push({
      id: eventIdSchema.parse(
        `00000000-0000-4000-8${String(n).padStart(3, '0')}-${String(history.length).padStart(12, '0')}`,
      ),
      ticketId: ticketId(n),
      sequence: history.length + 1,
      actor: rina,
      commandId: null,
      occurredAt: minutesAfter(minute),
      recordedAt: minutesAfter(minute),
      body,
    });
  let minute = begin;
  add(openedBody(), minute);
  for (const [choice, minutes] of choices) {
    const body = bodies[choice % bodies.length];
    const ticket = foldTicketEvents(history);
    if (!body || !ticket || !isPossible(ticket, body.type)) continue;
    minute += minutes;
    add(body, minute);
  }
  return history;
}

const histories = fc
  .array(
    fc.tuple(
      fc.integer({ min: -600, max: 1400 }),
      fc.array(fc.tuple(fc.nat(100), fc.nat(200)), { maxLength: 12 }),
    ),
    { maxLength: 12 },
  )
  .map((lives) => lives.map(([begin, choices], n) => aHistory(n + 1, begin, choices)));

/** What the definition says: each ticket folded from its events up to the moment. */
function foldedAt(all: readonly TicketEvent[][], at: number): Map<string, Ticket> {
  const folded = all.map((history) => foldTicketEvents(history.filter(({ occurredAt }) => occurredAt <= at)));
  return new Map(folded.flatMap((ticket) => (ticket ? [[ticket.id, ticket]] : [])));
}

const sorted = (tickets: ReadonlyMap<string, Ticket>) => [...tickets].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the past', () => {
  it('shows at each moment the fold of the events until then, in whatever order the moments are visited', () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(fc.integer({ min: 0, max: 1440 }), { minLength: 1, maxLength: 12 }),
        (all, visits) => {
          const past = readPast({ from, until, histories: all });
          let taken = 0;
          const shown = ticketsAt(past, new Map(), taken);
          expect(sorted(shown)).toEqual(sorted(foldedAt(all, from)));
          for (const minute of visits) {
            const at = minutesAfter(minute);
            const next = stepsTakenAt(past, at);
            for (const [id, ticket] of walk(past, taken, next))
              if (ticket) shown.set(id, ticket);
              else shown.delete(id);
            taken = next;
            const folded = sorted(foldedAt(all, at));
            expect(sorted(shown)).toEqual(folded);
            expect(sorted(ticketsAt(past, new Map(), taken))).toEqual(folded);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('lets stand what nothing happened to, and leaves out what no server knew yet', () => {
    const [old, wish] = [aHistory(1, -120, []), aHistory(2, 60, [])].map((history) =>
      foldTicketEvents(history),
    );
    const rows = new Map([old, wish].flatMap((ticket) => (ticket ? [[ticket.id as string, ticket]] : [])));
    const past = readPast({ from, until, histories: [] });
    expect([...ticketsAt(past, rows, 0).values()]).toEqual([old]);
  });

  it('shows a ticket of before the day as it stood, though its row says what became of it', () => {
    const history = aHistory(1, -120, [[0, 240]]);
    const row = foldTicketEvents(history);
    const past = readPast({ from, until, histories: [history] });
    const rows = new Map(row ? [[row.id as string, row]] : []);
    expect(ticketsAt(past, rows, 0).get(ticketId(1))?.acknowledgement).toBeNull();
    const taken = stepsTakenAt(past, from + 3 * hourMs);
    expect(ticketsAt(past, rows, taken).get(ticketId(1))?.acknowledgement).not.toBeNull();
  });
});
