import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  bestOf,
  type SearchAnswer,
  type SearchRequest,
  searchersOn,
} from '../../../../shared/domain/dispatch/search-day.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';

/** The room's own work keeps a core where there are several. */
const searchers = searchersOn(availableParallelism() - 1);

/**
 * Searches the same day in several threads, each with a seed of its own.
 * @returns the cheapest plan of all @throws when none of them could search
 */
export async function searchInThreads(request: Omit<SearchRequest, 'seed'>): Promise<Plan> {
  const ended = await Promise.allSettled(
    Array.from({ length: searchers }, (_, index) => searchInThread({ ...request, seed: index + 1 })),
  );
  const best = bestOf(ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
  if (best) return best.plan;
  throw new AggregateError(
    ended.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])),
    'No thread could search the day',
  );
}

const searchInThread = (request: SearchRequest): Promise<SearchAnswer> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./search-thread.ts', import.meta.url), { workerData: request });
    // A server that ends waits for no plan.
    thread.unref();
    thread.on('message', resolve);
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`The thread ended with ${code} before it had a plan`)));
  });
