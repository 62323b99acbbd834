import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../shared/domain/technicians/technician.ts';
import { hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { noon } from '../../live/testing/ticket-builder.ts';
import { draftOf, possibleEnds, toAvailability } from './availability-draft.ts';

const hours = (count: number) => instant(noon + count * hourMs);
const untilSix: Availability = { kind: 'on-shift', until: hours(6) };
const away: Availability = { kind: 'off-shift', nextShiftAt: hours(20) };

describe('a new availability', () => {
  it('begins as the person is now, and keeps the end their shift has', () => {
    expect(draftOf(untilSix, noon)).toMatchObject({ kind: 'on-shift', until: hours(6) });
    expect(draftOf(away, noon)).toMatchObject({ kind: 'off-shift', until: hours(8) });
  });

  it('takes a shift that has ended for what it is', () => {
    expect(draftOf({ kind: 'on-shift', until: hours(-1) }, noon).kind).toBe('off-shift');
  });

  it('offers the planned end of a shift among the full hours ahead, in order', () => {
    const planned = instant(noon + 90 * minuteMs);
    const ends = possibleEnds({ kind: 'on-shift', until: planned }, noon);
    expect(ends.slice(0, 3)).toEqual([hours(1), planned, hours(2)]);
    expect(possibleEnds(untilSix, noon)).toHaveLength(12);
  });

  it('gives the shift back after a break, and no break outlasts it', () => {
    const rest = { ...draftOf(untilSix, noon), kind: 'on-break' } as const;
    expect(toAvailability(rest, untilSix, noon)).toEqual({
      kind: 'on-break',
      until: instant(noon + 30 * minuteMs),
      shiftUntil: hours(6),
    });
    const endingSoon: Availability = { kind: 'on-shift', until: instant(noon + 5 * minuteMs) };
    const restOfIt = toAvailability(rest, endingSoon, noon);
    expect(restOfIt).toMatchObject({ until: restOfIt.kind === 'on-break' && restOfIt.shiftUntil });
  });

  it('invents no plan: a next shift stays when it is known, and is unknown otherwise', () => {
    const off = { ...draftOf(away, noon), kind: 'off-shift' } as const;
    expect(toAvailability(off, away, noon)).toEqual(away);
    expect(toAvailability(off, untilSix, noon)).toEqual({ kind: 'off-shift', nextShiftAt: null });
  });
});
