/** Searches of days, in a thread of its own: told a `SearchRequest`, it tells its `SearchAnswer`s, the last one last. */
import { parentPort } from 'node:worker_threads';
import {
  type SearchAnswer,
  type SearchRequest,
  searchDay,
} from '../../../../shared/domain/dispatch/search-day.ts';

const tell = (answer: SearchAnswer) => parentPort?.postMessage(answer);
parentPort?.on('message', (request: SearchRequest) => {
  tell(searchDay(request, () => performance.now(), tell));
});
