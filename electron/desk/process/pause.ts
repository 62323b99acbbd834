import type { Timers } from './clock.ts';

/** Lets whatever else waits for this process have its turn: windows, the server, timers. */
export const pauseWith = (timers: Pick<Timers, 'after'>) => (): Promise<void> =>
  new Promise((resolve) => timers.after(0, resolve));
