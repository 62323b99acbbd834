import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseClock, startClock } from '../../shared/domain/sla/sla-clock.ts';
import { prioritySchema } from '../../shared/domain/sla/sla-policy.ts';
import { hourMs, instant, minuteMs } from '../../shared/kernel/instant.ts';
import { filterSubject } from './filter-subject.ts';
import type { ReadableRows } from './live-rows.ts';
import { type FilterContext, noFacets, passes, type QueueFilter } from './queue-filter.ts';
import { QueueModel } from './queue-model.ts';
import {
  compareEntries,
  type NameLookup,
  type QueueSort,
  queueEntry,
  roomOrder,
  sortColumns,
} from './queue-order.ts';
import { alwaysOpen, aTicket, noon, uuid } from './testing/ticket-builder.ts';
import { type TicketFacts, ticketFacts } from './ticket-facts.ts';

const names: NameLookup = { customer: ({ ticket }) => ticket.title, technician: () => '' };
const noRows = { customers: new Map(), sites: new Map() } as unknown as ReadableRows;
const context: FilterContext = {
  me: null,
  now: noon,
  subject: (facts) => filterSubject(facts, noRows, { me: null, now: noon }),
  words: ({ ticket }) => `${ticket.number} ${ticket.title}`.toLowerCase(),
};
const everything: QueueFilter = { quick: 'all-open', ...noFacets };

const ticketChange = fc.record({
  n: fc.integer({ min: 0, max: 40 }),
  gone: fc.boolean(),
  priority: fc.constantFrom(...prioritySchema.options),
  minutesAgo: fc.integer({ min: 0, max: 600 }),
  paused: fc.boolean(),
  district: fc.constantFrom('Klari', 'Cikampek'),
});
type TicketChange = typeof ticketChange extends fc.Arbitrary<infer Value> ? Value : never;

function factsOf({ n, priority, minutesAgo, paused, district }: TicketChange): TicketFacts {
  const openedAt = instant(noon - minutesAgo * minuteMs);
  const clock = startClock({ durationMs: 4 * hourMs, calendarId: 'always' }, openedAt);
  const resolution = paused ? pauseClock(clock, noon, 'customer') : clock;
  return ticketFacts(aTicket(n, { priority, openedAt, district, resolution }), noon, alwaysOpen);
}

function take(facts: Map<string, TicketFacts>, change: TicketChange): void {
  if (change.gone) facts.delete(uuid(change.n));
  else facts.set(uuid(change.n), factsOf(change));
}

const orderOf = (queue: QueueModel) => queue.entries.map(({ id }) => id);

function fullSort(facts: ReadonlyMap<string, TicketFacts>, filter: QueueFilter, sort: QueueSort): string[] {
  return [...facts.values()]
    .filter((one) => passes(one, filter, context))
    .map((one) => queueEntry(one, sort, names, noon))
    .sort(compareEntries(sort))
    .map(({ id }) => id);
}

describe('the queue', () => {
  it('always stands in the order of a full sort, whatever changed before', () => {
    const sorts = fc.record({
      column: fc.constantFrom(...sortColumns),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(ticketChange, { maxLength: 8 }), { maxLength: 25 }),
        sorts,
        fc.boolean(),
        fc.boolean(),
        (batches, sort, narrowed, isAskedAtTheEnd) => {
          const filter = narrowed ? { ...everything, districts: ['Klari'] } : everything;
          const facts = new Map<string, TicketFacts>();
          const queue = new QueueModel({ facts, names, version: () => '', context: () => context });
          queue.show(filter, sort);
          for (const batch of batches) {
            for (const change of batch) take(facts, change);
            queue.take(new Set(batch.map(({ n }) => uuid(n))));
            expect(queue.length).toBe(fullSort(facts, filter, sort).length);
            if (!isAskedAtTheEnd) expect(orderOf(queue)).toEqual(fullSort(facts, filter, sort));
          }
          expect(orderOf(queue)).toEqual(fullSort(facts, filter, sort));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is not made again of what has not changed since it was made', () => {
    const facts = new Map<string, TicketFacts>([[uuid(1), ticketFacts(aTicket(1), noon, alwaysOpen)]]);
    const at = { version: '1' };
    const queue = new QueueModel({ facts, names, version: () => at.version, context: () => context });
    queue.show(everything, roomOrder);
    const { version } = queue;
    queue.catchUp();
    expect(queue.version).toBe(version);
    facts.clear();
    at.version = '2';
    queue.catchUp();
    expect(queue.length).toBe(0);
  });

  it('never lets a minor stand among criticals', () => {
    const facts = new Map<string, TicketFacts>();
    for (let n = 0; n < 200; n += 1) {
      const priority = prioritySchema.options[n % 4] ?? 'low';
      facts.set(
        uuid(n),
        factsOf({
          n,
          gone: false,
          priority,
          minutesAgo: (n * 37) % 600,
          paused: n % 5 === 0,
          district: 'Klari',
        }),
      );
    }
    const queue = new QueueModel({ facts, names, version: () => '', context: () => context });
    queue.show(everything, roomOrder);
    const ranks = queue.entries.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it('tells its listeners only when membership or order changed', () => {
    const facts = new Map([
      [
        uuid(1),
        factsOf({ n: 1, gone: false, priority: 'high', minutesAgo: 5, paused: false, district: 'Klari' }),
      ],
    ]);
    const queue = new QueueModel({ facts, names, version: () => '', context: () => context });
    queue.show(everything, roomOrder);
    const before = queue.version;
    queue.take(new Set([uuid(1)]));
    queue.tell();
    expect(queue.version).toBe(before);
  });

  it('is told of once, however many pieces it took and whoever read it meanwhile', () => {
    const facts = new Map<string, TicketFacts>();
    const queue = new QueueModel({ facts, names, version: () => '', context: () => context });
    queue.show(everything, roomOrder);
    const told: number[] = [];
    queue.subscribe(() => told.push(queue.length));
    for (const n of [1, 2, 3]) {
      facts.set(uuid(n), ticketFacts(aTicket(n), noon, alwaysOpen));
      queue.take(new Set([uuid(n)]));
      expect(queue.entries).toHaveLength(n);
    }
    queue.tell();
    queue.tell();
    expect(told).toEqual([3]);
  });

  it('asked a saved question about time, takes in a ticket when its minute has come', () => {
    const facts = new Map([
      [
        uuid(1),
        factsOf({ n: 1, gone: false, priority: 'high', minutesAgo: 59, paused: false, district: 'Klari' }),
      ],
    ]);
    let now = noon;
    const later: () => FilterContext = () => ({
      ...context,
      now,
      subject: (one) => filterSubject(one, noRows, { me: null, now }),
    });
    const queue = new QueueModel({ facts, names, version: () => '', context: later });
    const anHourOld = { kind: 'number', field: 'age-minutes', operator: 'at-least', value: 60 } as const;
    queue.show({ expression: { kind: 'group', match: 'all', of: [anHourOld] } }, roomOrder);
    expect(queue.length).toBe(0);
    now = instant(noon + 2 * minuteMs);
    queue.followTime();
    expect(queue.length).toBe(1);
  });
});

describe('a filter', () => {
  const facts = factsOf({
    n: 7,
    gone: false,
    priority: 'high',
    minutesAgo: 30,
    paused: false,
    district: 'Klari',
  });
  const holds = (part: Partial<QueueFilter>) => passes(facts, { ...everything, ...part }, context);

  it('takes any of the values chosen within a facet', () =>
    expect(holds({ priorities: ['low', 'high'] })).toBe(true));
  it('asks every facet used', () =>
    expect(holds({ priorities: ['high'], districts: ['Cikampek'] })).toBe(false));
  it('finds every word of a text, in any order', () => expect(holds({ text: 'mati 0007' })).toBe(true));
  it('counts age from the opening', () => {
    expect(holds({ minimumAgeMs: 20 * minuteMs })).toBe(true);
    expect(holds({ minimumAgeMs: 40 * minuteMs })).toBe(false);
  });
});
