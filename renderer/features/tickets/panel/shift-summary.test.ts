import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { atOnce } from '../../../../shared/kernel/at-once.ts';
import type { TicketFacts } from '../../../live/ticket-facts.ts';
import { shiftSummary } from './shift-summary.ts';

const facts = (id: string, part: Partial<TicketFacts> & { openedAt?: number; acknowledged?: boolean } = {}) =>
  ({
    settled: false,
    rank: 2,
    technicianId: 'somebody',
    dueAt: Number.POSITIVE_INFINITY,
    urgency: 'inside',
    ...part,
    ticket: {
      id,
      openedAt: part.openedAt ?? 0,
      state: { status: 'open' },
      acknowledgement: part.acknowledged === false ? null : {},
    } as unknown as Ticket,
  }) as TicketFacts;

const summaryOf = (all: Iterable<TicketFacts>, now: number) => atOnce(shiftSummary(all, now));

const idsOf = (summary: ReturnType<typeof summaryOf>, name: string) =>
  summary.find((each) => each.name === name)?.tickets.map(({ id }) => id);

describe('the shift summary', () => {
  it('is empty in a quiet room', () => expect(summaryOf([facts('a')], 0)).toEqual([]));

  it('puts the oldest unacknowledged first and counts those it does not show', () => {
    const many = [5, 3, 9, 1, 7, 2, 8].map((openedAt) =>
      facts(`t${openedAt}`, { openedAt, acknowledged: false }),
    );
    const summary = summaryOf(many, 0);
    expect(idsOf(summary, 'unacknowledged')).toEqual(['t1', 't2', 't3', 't5', 't7']);
    expect(summary[0]?.count).toBe(7);
  });

  it('holds criticals before highs among the unassigned', () => {
    const summary = summaryOf(
      [
        facts('high', { rank: 1, technicianId: null, dueAt: 10 }),
        facts('critical', { rank: 0, technicianId: null, dueAt: 99 }),
        facts('normal', { technicianId: null }),
      ],
      0,
    );
    expect(idsOf(summary, 'unassigned')).toEqual(['critical', 'high']);
  });

  it('leaves out what has breached already', () => {
    const summary = summaryOf(
      [
        facts('soon', { urgency: 'at-risk', dueAt: 200 }),
        facts('passed', { urgency: 'at-risk', dueAt: 50 }),
        facts('settled', { urgency: 'at-risk', dueAt: 150, settled: true }),
      ],
      100,
    );
    expect(idsOf(summary, 'nextToBreach')).toEqual(['soon']);
  });
});
