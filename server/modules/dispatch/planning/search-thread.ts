/** One search of a day, in a thread of its own. Started with a `SearchRequest`; tells its `SearchAnswer`, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type SearchRequest, searchDay } from '../../../../shared/domain/dispatch/search-day.ts';

parentPort?.postMessage(
  searchDay(
    workerData as SearchRequest,
    () => performance.now(),
    () => undefined,
  ),
);
