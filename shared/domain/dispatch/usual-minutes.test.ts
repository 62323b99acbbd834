import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TicketKind, ticketKindSchema } from '../tickets/ticket.ts';
import { believedMinutes, learnMinutes, type RecordedVisit } from './usual-minutes.ts';

const visit = fc.record({
  kind: fc.constantFrom(...ticketKindSchema.options),
  minutes: fc.double({ min: 0, max: 900, noNaN: true }),
});
const many = (kind: TicketKind, minutes: number, count: number): RecordedVisit[] =>
  Array.from({ length: count }, () => ({ kind, minutes }));
const outage = (visits: readonly RecordedVisit[]) => learnMinutes(visits).outage;

describe('minutes on site', () => {
  it('are what is believed while nobody has been anywhere', () => {
    expect(learnMinutes([])).toEqual(believedMinutes);
  });

  it('are the same in whatever order visits are told', () => {
    fc.assert(
      fc.property(fc.array(visit), fc.infiniteStream(fc.nat()), (visits, ranks) => {
        const shuffled = visits
          .map((each) => ({ each, rank: ranks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ each }) => each);
        expect(learnMinutes(shuffled)).toEqual(learnMinutes(visits));
      }),
    );
  });

  it('lie between what is believed and what was recorded, the nearer to it the more there were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 240 }), fc.nat(400), fc.nat(400), (minutes, few, more) => {
        const believed = believedMinutes.outage.minutes;
        const off = (count: number) => Math.abs(outage(many('outage', minutes, count)).minutes - minutes);
        expect(off(few + more)).toBeLessThanOrEqual(off(few) + 2.5);
        const { minutes: learnt } = outage(many('outage', minutes, few));
        expect(learnt).toBeGreaterThanOrEqual(Math.min(minutes, believed) - 2.5);
        expect(learnt).toBeLessThanOrEqual(Math.max(minutes, believed) + 2.5);
      }),
    );
  });

  it('are the recorded ones once there are many', () => {
    expect(outage(many('outage', 90, 2000))).toEqual({ minutes: 90, visits: 2000 });
  });

  it('stay within the sound visits when fewer than half of the records are nonsense', () => {
    const nonsense = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 90 });
    fc.assert(
      fc.property(nonsense, (wrong) => {
        const sound = [...many('outage', 70, 50), ...many('outage', 80, 50)];
        const { minutes } = outage([
          ...sound,
          ...wrong.map((each) => ({ kind: 'outage', minutes: each }) as const),
        ]);
        expect(minutes).toBeGreaterThanOrEqual(65);
        expect(minutes).toBeLessThanOrEqual(80);
      }),
    );
  });

  it('of one kind say nothing of another, and buttons pressed together or forgotten nothing at all', () => {
    const odd = [...many('outage', 0.5, 40), ...many('outage', 900, 40), ...many('equipment', 25, 300)];
    expect(outage(odd)).toEqual(believedMinutes.outage);
    expect(learnMinutes(odd).equipment).toEqual({ minutes: 25, visits: 300 });
  });
});
