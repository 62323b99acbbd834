import type { SearchRequest } from '../../../../shared/domain/dispatch/search-day.ts';
import { searchDay } from '../../../../shared/domain/dispatch/search-day.ts';

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  const tell = (answer: ReturnType<typeof searchDay>) => self.postMessage(answer);
  tell(searchDay(data, () => performance.now(), tell));
});
