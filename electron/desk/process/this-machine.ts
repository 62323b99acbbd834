import { instant } from '../../../shared/kernel/instant.ts';
import type { Machine } from './clock.ts';

/** The real machine; for composition roots. */
export const thisMachine: Machine = {
  clock: { now: () => instant(Date.now()) },
  timers: {
    monotonicMs: () => performance.now(),
    after(delayMs, run) {
      /* `setTimeout` waits a millisecond at least. */
      if (delayMs === 0) {
        const soon = setImmediate(run);
        return () => clearImmediate(soon);
      }
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    every(periodMs, run) {
      const timer = setInterval(run, periodMs);
      return () => clearInterval(timer);
    },
  },
  random: () => Math.random(),
  cacheThread: new URL(
    import.meta.url.endsWith('.ts') ? '../cache/cache-thread.ts' : './cache-thread.js',
    import.meta.url,
  ),
};
