import { describe, expect, it } from 'vitest';
import { handOverAt, watchAt } from './room-shift.ts';

const at = (time: string) => Date.parse(`2026-11-22T${time}+07:00`);

describe('the room’s watches', () => {
  it.each([
    ['06:00:00', 'morning', at('14:00:00')],
    ['14:02:31', 'afternoon', at('22:00:00')],
    ['23:59:59', 'night', Date.parse('2026-11-23T06:00:00+07:00')],
    ['03:00:00', 'night', at('06:00:00')],
  ])('at %s is the %s watch, until its hand-over', (time, name, until) => {
    expect(watchAt(at(time)).name).toBe(name);
    expect(handOverAt(at(time))).toBe(until);
  });
});
