import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than the compiler needs for what it has begun. */
const settleMs = 50;

/**
 * Ends this process. Node's own exit joins the threads of its compiler, and one of them may wait for a garbage
 * collection that nobody does any more (nodejs issue 54918). Of starts that failed in their first second two in five
 * stood still for good, and whoever would have started the server again waited with them. After a pause in which
 * nothing runs, nothing is being compiled.
 */
export async function leave(code: number): Promise<never> {
  await sleep(settleMs);
  process.exit(code);
}
