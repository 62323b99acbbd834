import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '../../kernel/instant.ts';
import { minutesAfter, noon } from '../testing/builders.ts';
import { absenceMs, presentAt, told } from './presence.ts';

const here = { lastAt: noon, away: null };
const later = (ms: number) => instant(noon + ms);

describe('presence', () => {
  it('begins with the first thing somebody does', () => {
    expect(presentAt(null, noon)).toEqual(here);
  });

  it('is kept to the minute: what is done within one changes nothing', () => {
    expect(presentAt(here, later(minuteMs - 1))).toBe(here);
    expect(presentAt(here, later(minuteMs))).toEqual({ lastAt: minutesAfter(1), away: null });
  });

  it('is an absence after half an hour, from the last thing done to the next', () => {
    expect(presentAt(here, later(absenceMs - 1)).away).toBeNull();
    expect(presentAt(here, later(absenceMs))).toEqual({
      lastAt: later(absenceMs),
      away: { from: noon, until: later(absenceMs), told: false },
    });
  });

  it('tells an absence once, and a second one together with a first that was not put away', () => {
    const back = presentAt(here, later(absenceMs));
    expect(told(told(back)).away).toMatchObject({ told: true });
    expect(presentAt(back, later(2 * absenceMs)).away).toMatchObject({ from: noon });
    expect(presentAt(told(back), later(2 * absenceMs)).away).toMatchObject({ from: later(absenceMs) });
  });
});
