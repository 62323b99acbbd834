import { describe, expect, it } from 'vitest';
import { restartPauses } from './restart-pauses.ts';

/** The pauses after lives of these lengths. */
function pausesAfter(livesMs: readonly number[]): readonly number[] {
  const clock = { nowMs: 0 };
  const pauses = restartPauses(() => clock.nowMs);
  return livesMs.map((lifeMs) => {
    pauses.started();
    clock.nowMs += lifeMs;
    return pauses.died().pauseMs;
  });
}

describe('the pause before what died is started again', () => {
  it('is short at first, doubles with each death, and is never longer than half a minute', () => {
    expect(pausesAfter(Array(9).fill(1000))).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(pausesAfter(Array(5000).fill(1000)).at(-1)).toBe(30_000);
  });

  it('goes on from the deaths that a process before has counted', () => {
    const pauses = restartPauses(() => 0, 2);
    expect(pauses.died()).toEqual({ times: 3, pauseMs: 2000 });
  });

  it('is short again once it has lived for a minute', () => {
    expect(pausesAfter([1000, 1000, 60_000, 1000])).toEqual([500, 1000, 500, 1000]);
  });
});
