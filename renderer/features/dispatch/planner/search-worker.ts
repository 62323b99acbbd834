import { searchDay } from './search-day.ts';
import type { SearchRequest } from './search-messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  const tell = (answer: ReturnType<typeof searchDay>) => self.postMessage(answer);
  tell(searchDay(data, () => performance.now(), tell));
});
