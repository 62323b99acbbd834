import { describe, expect, it, vi } from 'vitest';
import { stepByStep } from './step-by-step.ts';

function* busyFor(steps: number, ms: number): Generator<void, number> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + ms;
    while (performance.now() < until);
    yield;
  }
  return steps;
}

describe('work step by step', () => {
  it('is done at once when it is short', () => {
    const done = vi.fn();
    stepByStep(busyFor(3, 0), done);
    expect(done).toHaveBeenCalledExactlyOnceWith(3);
  });

  it('lets others have their turn when it is long, and ends', async () => {
    const done = vi.fn();
    stepByStep(busyFor(6, 3), done);
    expect(done).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith(6));
  });

  it('does no more once it is given up', async () => {
    const done = vi.fn();
    stepByStep(busyFor(6, 3), done)();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).not.toHaveBeenCalled();
  });
});
