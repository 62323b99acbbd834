import { describe, expect, it } from 'vitest';
import { limitLanes } from './limit-lanes.ts';

describe('lanes', () => {
  it('are never more than allowed, and everything gets its turn in order, also after a failure', async () => {
    const inLane = limitLanes(3);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const work = (n: number) =>
      inLane(async () => {
        begun.push(n);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1 + (n % 4)));
        running -= 1;
        if (n % 5 === 0) throw new Error('refused');
      });
    const done = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => work(n)));
    expect(most).toBe(3);
    expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(8);
  });
});
