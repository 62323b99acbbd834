import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  beginCrew,
  type Crew,
  type CrewHearing,
  type Searcher,
} from '../../../../shared/domain/dispatch/search-crew.ts';
import { type SearchRequest, searchersOn } from '../../../../shared/domain/dispatch/search-day.ts';

/** The room's own work keeps a core where there are several. */
const searchers = searchersOn(availableParallelism() - 1);

/** Searches the same day in several threads, each with a seed of its own. */
export const searchInThreads = (request: Omit<SearchRequest, 'seed'>, hearing: CrewHearing): Crew =>
  beginCrew(Array.from({ length: searchers }, hire), request, hearing);

/** A thread as a crew knows a browser's worker. */
function hire(): Searcher {
  const thread = new Worker(new URL('./search-thread.ts', import.meta.url));
  // A server that ends waits for no plan.
  thread.unref();
  return {
    search(request, { told, failed }) {
      thread.on('message', told);
      thread.on('error', (error) => failed(String(error)));
      thread.postMessage(request);
    },
    dismiss: () => void thread.terminate(),
  };
}
