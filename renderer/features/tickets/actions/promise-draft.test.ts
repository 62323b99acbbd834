import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../../../shared/kernel/instant.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { promiseDays, promiseDraft, readPromise } from './promise-draft.ts';

const now = instant(startOfDay('2026-11-30') + 9 * hourMs);
const day = '2026-12-01';

describe('a promised window', () => {
  it('is the next morning until somebody says otherwise', () => {
    const draft = promiseDraft(null, now);
    expect(draft).toEqual({ day, from: '08.00', to: '10.00' });
    const midnight = startOfDay(day);
    expect(readPromise(draft, now)).toEqual({
      kind: 'promise',
      promise: { from: midnight + 8 * hourMs, to: midnight + 10 * hourMs },
    });
  });

  it('comes back as it was written, whatever the quarter of an hour', () => {
    const quarter = fc.integer({ min: 0, max: 95 });
    fc.assert(
      fc.property(quarter, quarter, (a, b) => {
        fc.pre(a < b);
        const at = (quarters: number) => instant(startOfDay(day) + (quarters * hourMs) / 4);
        const promise = { from: at(a), to: at(b) };
        expect(readPromise(promiseDraft(promise, now), now)).toEqual({ kind: 'promise', promise });
      }),
    );
  });

  it.each([
    [{ day, from: 'pagi', to: '10' }, 'from-unreadable'],
    [{ day, from: '8', to: '' }, 'to-unreadable'],
    [{ day, from: '10', to: '8' }, 'reversed'],
    [{ day: '2026-11-30', from: '7', to: '8.30' }, 'over'],
  ] as const)('is refused where it cannot be kept: %o', (draft, fault) => {
    expect(readPromise(draft, now)).toEqual({ kind: 'fault', fault });
  });

  it('may be of today, though it has begun, and as far ahead as dispatch plans', () => {
    expect(readPromise({ day: '2026-11-30', from: '8', to: '11' }, now).kind).toBe('promise');
    expect(promiseDays(now)).toHaveLength(14);
    expect(promiseDays(now)[0]).toBe('2026-11-30');
  });
});
