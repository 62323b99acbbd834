import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../kernel/instant.ts';
import { isWatchStart, startOfLocalDay, watchAt, watchBefore } from './watch.ts';

const at = (time: string) => Date.parse(`2026-11-22T${time}+07:00`);

describe('the room’s watches', () => {
  it.each([
    ['06:00:00', 'morning', at('14:00:00')],
    ['14:02:31', 'afternoon', at('22:00:00')],
    ['23:59:59', 'night', Date.parse('2026-11-23T06:00:00+07:00')],
    ['03:00:00', 'night', at('06:00:00')],
  ])('at %s is the %s watch, until its hand-over', (time, name, until) => {
    expect(watchAt(at(time))).toMatchObject({ name, to: until });
  });

  it('follow one another without a gap, each of eight hours, and every moment is in exactly one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (moment) => {
        const watch = watchAt(moment);
        expect(watch.from <= moment && moment < watch.to).toBe(true);
        expect(watch.to - watch.from).toBe(8 * hourMs);
        expect(watchBefore(watch).to).toBe(watch.from);
        expect(isWatchStart(watch.from)).toBe(true);
        expect(isWatchStart(watch.from + 1)).toBe(false);
      }),
    );
  });

  it('belong to the local day they began on', () => {
    expect(startOfLocalDay(at('00:00:00'))).toBe(at('00:00:00'));
    expect(startOfLocalDay(at('23:59:59'))).toBe(at('00:00:00'));
  });
});
