import { searchInLaps } from './search-in-laps.ts';
import type { SearchRequest } from './search-messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  for (const answer of searchInLaps(data, () => performance.now())) self.postMessage(answer);
});
