import { describe, expect, it } from 'vitest';
import { printClock, readClock } from './typed-clock.ts';

describe('a typed time of day', () => {
  it.each([
    ['8', 480],
    ['8.30', 510],
    ['08:30', 510],
    ['0830', 510],
    [' 17.05 ', 1025],
    ['24.00', 1440],
  ])('is read from %j', (text, minutes) => {
    expect(readClock(text)).toBe(minutes);
  });

  it.each(['', '8.3', '25.00', '24.30', '8.75', 'eight'])('is not read from %j', (text) => {
    expect(readClock(text)).toBeNull();
  });

  it('is printed so that it is read again', () => {
    for (let minutes = 0; minutes <= 1440; minutes += 7) expect(readClock(printClock(minutes))).toBe(minutes);
  });
});
