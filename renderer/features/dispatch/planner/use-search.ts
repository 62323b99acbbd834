import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchProgress } from '../../../../shared/domain/dispatch/day-view.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

type Running = { readonly worker: Worker; best: Plan | null; readonly found: (plan: Plan) => void };

/** One search at a time, beside the window's own work, so that the board stays in the hand meanwhile. */
export function useSearch(setFailed: (isFailed: boolean) => void) {
  const [progress, setProgress] = useState<SearchProgress | null>(null);
  const running = useRef<Running | null>(null);
  /** What was found by then is kept. */
  const end = useCallback(() => {
    const search = running.current;
    running.current = null;
    search?.worker.terminate();
    setProgress(null);
    if (search?.best) search.found(search.best);
  }, []);
  useEffect(() => () => running.current?.worker.terminate(), []);
  useTicking(progress !== null, setProgress);

  const begin = useCallback(
    (request: SearchRequest, found: (plan: Plan) => void) => {
      running.current?.worker.terminate();
      const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
      running.current = { worker, best: null, found };
      setFailed(false);
      setProgress({ elapsedMs: 0, limitMs: request.milliseconds, iterations: 0, curve: [] });
      worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
        if (running.current?.worker !== worker) return;
        running.current.best = data.plan;
        if (data.isLast) return end();
        setProgress((before) => before && after(before, data));
      });
      worker.addEventListener('error', () => {
        if (running.current?.worker !== worker) return;
        setFailed(true);
        end();
      });
      worker.postMessage(request);
    },
    [end, setFailed],
  );
  return { progress, begin, stop: end };
}

const after = (before: SearchProgress, { iterations, elapsedMs, plan }: SearchAnswer): SearchProgress => ({
  ...before,
  iterations,
  elapsedMs,
  curve: [...before.curve, [elapsedMs, plan.cost.total]],
});

const tickMs = secondMs / 4;

/** Between two answers the bar goes on: how long is left is known without them. */
function useTicking(
  isOn: boolean,
  set: (change: (before: SearchProgress | null) => SearchProgress | null) => void,
): void {
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(
      () =>
        set(
          (before) => before && { ...before, elapsedMs: Math.min(before.limitMs, before.elapsedMs + tickMs) },
        ),
      tickMs,
    );
    return () => clearInterval(timer);
  }, [isOn, set]);
}
