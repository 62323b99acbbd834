import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aliveEveryMs } from '../desk/process/alive.ts';
import { watchSilence } from './watch-silence.ts';

describe('a process that is to say now and then that it lives', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is found silent once, after more than half a minute without a word', () => {
    const onSilent = vi.fn();
    watchSilence(onSilent);
    vi.advanceTimersByTime(6 * aliveEveryMs);
    expect(onSilent).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20 * aliveEveryMs);
    expect(onSilent).toHaveBeenCalledOnce();
  });

  it('is left alone as long as it says something, and after its end', () => {
    const onSilent = vi.fn();
    const watch = watchSilence(onSilent);
    for (const _ of Array.from({ length: 10 })) {
      vi.advanceTimersByTime(5 * aliveEveryMs);
      watch.heard();
    }
    watch.end();
    vi.advanceTimersByTime(20 * aliveEveryMs);
    expect(onSilent).not.toHaveBeenCalled();
  });
});
