import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedList } from './sorted-list.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 900 });

describe('a sorted list', () => {
  it('is what sorting anew would give, whether few or many are exchanged', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (before, out, coming) => {
        const list = new SortedList<number>((a, b) => a - b);
        list.reset(before);
        const kept = before.filter((item) => !out.includes(item));
        const into = coming.filter((item) => !kept.includes(item));
        const leaving = new Set(out);
        list.exchange(out, into, (item) => leaving.has(item));
        expect(list.items).toEqual([...kept, ...into].sort((a, b) => a - b));
      }),
    );
  });
});
