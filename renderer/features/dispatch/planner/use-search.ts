import { useCallback, useEffect, useRef } from 'react';
import { beginCrew, type Crew, type Searcher } from '../../../../shared/domain/dispatch/search-crew.ts';
import {
  type SearchAnswer,
  type SearchRequest,
  searchersOn,
} from '../../../../shared/domain/dispatch/search-day.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { useSearchProgress } from './use-search-progress.ts';

function hire(): Searcher {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  return {
    search(request, { told, failed }) {
      worker.onmessage = ({ data }: MessageEvent<SearchAnswer>) => told(data);
      worker.onerror = ({ message }) => failed(message);
      worker.postMessage(request);
    },
    dismiss: () => worker.terminate(),
  };
}

/** One search at a time, beside the window's own work, so that the board stays in the hand meanwhile. */
export function useSearch(setFailed: (isFailed: boolean) => void) {
  const { progress, begin: show, tell, end } = useSearchProgress();
  const running = useRef<Crew | null>(null);
  /** What was found by then is kept. */
  const stop = useCallback(() => running.current?.stop(), []);
  useEffect(() => () => running.current?.dismiss(), []);

  const begin = useCallback(
    (request: Omit<SearchRequest, 'seed'>, found: (plan: Plan) => void) => {
      running.current?.dismiss();
      setFailed(false);
      show(request.milliseconds);
      // The board's own thread sleeps nearly always, so it gets its turn among as many as there are cores.
      const searchers = Array.from({ length: searchersOn(navigator.hardwareConcurrency) }, hire);
      running.current = beginCrew(searchers, request, {
        told: ({ plan, ...best }) => tell({ ...best, cost: plan.cost.total }),
        failed: () => setFailed(true),
        ended(best) {
          running.current = null;
          end();
          if (best) found(best);
        },
      });
    },
    [setFailed, show, tell, end],
  );
  return { progress, begin, stop };
}
