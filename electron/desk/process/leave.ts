import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than the compiler needs for what it has begun. */
const settleMs = 50;

/**
 * Ends this process. Node's own exit waits for its compiler, which may wait for good for a garbage collection that
 * nobody does any more (nodejs issue 54918): after a pause in which nothing runs, nothing is being compiled.
 */
export async function leave(code: number): Promise<never> {
  await sleep(settleMs);
  process.exit(code);
}
