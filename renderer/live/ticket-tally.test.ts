import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prioritySchema } from '../../shared/domain/sla/sla-policy.ts';
import { hourMs, instant, minuteMs } from '../../shared/kernel/instant.ts';
import { noFacets, type QueueQuestion } from './queue-filter.ts';
import { alwaysOpen, aTicket, noon, uuid } from './testing/ticket-builder.ts';
import { type TicketFacts, ticketFacts } from './ticket-facts.ts';
import { TicketTally } from './ticket-tally.ts';

const all: QueueQuestion = { quick: 'all-open', ...noFacets };
const tallyOf = (facts: ReadonlyMap<string, TicketFacts>, question = all) =>
  new TicketTally(
    {
      facts,
      version: () => '',
      context: () => ({ me: null, now: noon, words: () => '', subject: () => ({}) as never }),
    },
    question,
  );
const factsOf = (...[n, difference]: Parameters<typeof aTicket>) =>
  ticketFacts(aTicket(n, difference), noon, alwaysOpen);
const mapOf = (...each: readonly TicketFacts[]) => new Map(each.map((one) => [one.ticket.id as string, one]));
const acknowledged = { acknowledgement: { by: uuid(7), byName: 'Rina', at: noon } as never };

describe('the counts of a question', () => {
  it('hold what it asks for and nothing else', () => {
    const facts = mapOf(
      factsOf(1, { priority: 'critical', openedAt: instant(noon - 9 * hourMs) }),
      factsOf(2, { priority: 'high' }),
      factsOf(3, { priority: 'low' }),
    );
    const asked: QueueQuestion = { ...all, priorities: ['critical', 'high'] };
    expect(tallyOf(facts, asked).sums).toEqual({
      ...{ critical: 1, high: 1, normal: 0, low: 0 },
      ...{ breached: 1, atRisk: 0, unassigned: 2, unacknowledged: 2, open: 2 },
    });
  });

  it('name nobody missing where the outage that explains a ticket has its technician', () => {
    const explained = { ...factsOf(1), explained: true };
    expect(tallyOf(mapOf(explained, factsOf(2))).sums).toMatchObject({ open: 2, unassigned: 1 });
  });

  it('follow what changes without moving in any list, and tell nobody when no number is another', () => {
    const facts = mapOf(factsOf(1), factsOf(2));
    const tally = tallyOf(facts);
    const told: number[] = [];
    tally.subscribe(() => told.push(tally.sums.unacknowledged));
    for (const title of ['kabel putus', 'kabel disambung']) {
      facts.set(uuid(1), factsOf(1, { ...acknowledged, title }));
      tally.take(new Set([uuid(1)]));
      tally.tell();
    }
    expect(told).toEqual([1]);
  });

  it('are those of a full count, whatever changed before', () => {
    const change = fc.record({
      n: fc.integer({ min: 0, max: 20 }),
      gone: fc.boolean(),
      priority: fc.constantFrom(...prioritySchema.options),
      minutesAgo: fc.integer({ min: 0, max: 600 }),
      acknowledged: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 8 }), (batches) => {
        const facts = new Map<string, TicketFacts>();
        const tally = tallyOf(facts, { ...all, priorities: ['critical', 'high'] });
        for (const batch of batches) {
          for (const { n, gone, priority, minutesAgo, acknowledged: isTaken } of batch)
            if (gone) facts.delete(uuid(n));
            else
              facts.set(
                uuid(n),
                factsOf(n, {
                  priority,
                  openedAt: instant(noon - minutesAgo * minuteMs),
                  ...(isTaken && acknowledged),
                }),
              );
          tally.take(new Set(batch.map(({ n }) => uuid(n))));
        }
        tally.tell();
        expect(tally.sums).toEqual(tallyOf(facts, { ...all, priorities: ['critical', 'high'] }).sums);
      }),
    );
  });
});
