import { describe, expect, it } from 'vitest';
import type { TicketStep } from '../../../shared/domain/tickets/ticket-steps.ts';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';
import type { Past } from '../../live/rewind/past.ts';
import { dayDensity } from './day-density.ts';
import { dayHours } from './day-hours.ts';

const from = instant(Date.parse('2026-11-22T12:30:00+07:00'));
const until = instant(from + 24 * hourMs);

const aStep = (hours: number, type: string, priority = 'normal', before: string | null = priority) =>
  ({
    at: instant(from + hours * hourMs),
    event: { body: { type } },
    before: before && { priority: before },
    after: { priority },
  }) as unknown as TicketStep;
const aPast = (...steps: TicketStep[]): Past => ({ from, until, starts: new Map(), steps });

describe('the strip of a day', () => {
  it('counts what was opened and resolved where it happened', () => {
    const past = aPast(
      aStep(0.2, 'opened', 'normal', null),
      aStep(0.4, 'opened', 'normal', null),
      aStep(0.9, 'note-added'),
      aStep(24, 'resolved'),
      aStep(25, 'opened', 'normal', null),
    );
    const { opened, resolved, most } = dayDensity(past, 24);
    expect([opened[0], opened.reduce((a, b) => a + b), resolved[23], most]).toEqual([2, 2, 1, 2]);
  });

  it('marks each moment at which a ticket became critical, once', () => {
    const past = aPast(
      aStep(1, 'opened', 'critical', null),
      aStep(2, 'acknowledged', 'critical'),
      aStep(3, 'priority-changed', 'critical', 'normal'),
    );
    expect(dayDensity(past, 24).criticals).toEqual([from + hourMs, from + 3 * hourMs]);
  });

  it('names the watches where they begin', () => {
    const hours = dayHours(from, until);
    expect(hours).toHaveLength(24);
    const wib = (at: number) => new Date(at + 7 * hourMs).getUTCHours();
    expect(hours.filter(({ watch }) => watch).map(({ at, watch }) => [wib(at), watch])).toEqual([
      [14, 'afternoon'],
      [22, 'night'],
      [6, 'morning'],
    ]);
  });
});
