import { describe, expect, it } from 'vitest';
import type { BusinessTimeLookup, SlaClock } from '../../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { atOnce } from '../../../shared/kernel/at-once.ts';
import { hourMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { CrossingCache, type RoomHistory, roomHistory } from './room-history.ts';

const now = instant(Date.parse('2026-11-22T14:00:00+07:00'));
const hoursAgo = (hours: number) => instant(now - hours * hourMs);
const calendars: BusinessTimeLookup = () => ({
  calendarId: 'always',
  between: (from, to) => Math.max(0, to - from),
  after: (from, durationMs) => (from + durationMs) as Instant,
});

type Segment = [kind: 'running' | 'paused' | 'stopped', hours: number];

function facts(opened: number, segments: Segment[], settled: number | null = null): TicketFacts {
  const resolution = {
    target: { durationMs: 2 * hourMs, calendarId: 'always' },
    segments: segments.map(([kind, hours]) => ({ kind, from: hoursAgo(hours), calendarId: 'always' })),
  } as unknown as SlaClock;
  return {
    ticket: { openedAt: hoursAgo(opened), acknowledgement: null, resolution } as unknown as Ticket,
    settled: settled !== null,
    settledAt: settled === null ? null : hoursAgo(settled),
    pausedLeftMs: segments.at(-1)?.[0] === 'paused' ? 1 : null,
    atRiskAt: hoursAgo(opened - 1.6),
    dueAt: hoursAgo(opened - 2),
  } as unknown as TicketFacts;
}

const lastHours = (line: readonly number[]) => line.slice(-9);
const historyOf = (...rows: TicketFacts[]): RoomHistory =>
  atOnce(roomHistory(rows, now, calendars, new CrossingCache()));

describe('the history of the room', () => {
  it('counts a ticket from its opening to its end', () => {
    const { open } = historyOf(
      facts(
        3,
        [
          ['running', 3],
          ['stopped', 1],
        ],
        1,
      ),
    );
    expect(lastHours(open)).toEqual([0, 0, 1, 1, 1, 1, 0, 0, 0]);
  });

  it('is told a few tickets at a time, and counts them all', () => {
    const many = Array.from({ length: 1000 }, () => facts(3, [['running', 3]]));
    const steps = roomHistory(many, now, calendars, new CrossingCache());
    expect(steps.next().done).toBe(false);
    expect(historyOf(...many).open.at(-1)).toBe(1000);
  });

  it('knows when a settled ticket had passed its target', () => {
    const { breached, atRisk } = historyOf(
      facts(
        4,
        [
          ['running', 4],
          ['stopped', 1],
        ],
        1,
      ),
    );
    expect(lastHours(breached)).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 0]);
    expect(Math.max(...atRisk)).toBeLessThanOrEqual(1);
  });

  it('shows a wait only while it lasted, and no breach before the target was used', () => {
    const { waiting, breached } = historyOf(
      facts(4, [
        ['running', 4],
        ['paused', 3],
      ]),
    );
    expect(lastHours(waiting)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1]);
    expect(breached.every((count) => count === 0)).toBe(true);
  });
});
