import { describe, expect, it } from 'vitest';
import { atMost } from './at-most.ts';

describe('things that are done a few at a time', () => {
  it('begin in the order they came, never more than there are places for, also after one has failed', async () => {
    const inTurn = atMost(3);
    const begun: number[] = [];
    const ends: PromiseWithResolvers<void>[] = [];
    const all = Array.from({ length: 8 }, (_, number) =>
      inTurn(() => {
        begun.push(number);
        ends[number] = Promise.withResolvers<void>();
        return ends[number].promise;
      }).catch(() => 'failed'),
    );
    for (let ended = 0; ended < 8; ended += 1) {
      await new Promise((rest) => setTimeout(rest));
      expect(begun).toEqual(Array.from({ length: Math.min(8, ended + 3) }, (_, number) => number));
      if (ended === 2) ends[ended]?.reject(new Error('refused'));
      else ends[ended]?.resolve();
    }
    expect((await Promise.all(all)).filter((each) => each === 'failed')).toHaveLength(1);
  });
});
