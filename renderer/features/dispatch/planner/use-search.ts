import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchProgress } from '../../../../shared/domain/dispatch/day-view.ts';
import {
  type SearchAnswer,
  type SearchRequest,
  searchersOn,
} from '../../../../shared/domain/dispatch/search-day.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { beginCrew, type Crew } from './search-crew.ts';

const hire = (): Worker => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });

/** One search at a time, beside the window's own work, so that the board stays in the hand meanwhile. */
export function useSearch(setFailed: (isFailed: boolean) => void) {
  const [progress, setProgress] = useState<SearchProgress | null>(null);
  const running = useRef<Crew | null>(null);
  /** What was found by then is kept. */
  const stop = useCallback(() => running.current?.stop(), []);
  useEffect(() => () => running.current?.dismiss(), []);
  useTicking(progress !== null, setProgress);

  const begin = useCallback(
    (request: Omit<SearchRequest, 'seed'>, found: (plan: Plan) => void) => {
      running.current?.dismiss();
      setFailed(false);
      setProgress({ elapsedMs: 0, limitMs: request.milliseconds, iterations: 0, curve: [] });
      // The board's own thread sleeps nearly always, so it gets its turn among as many as there are cores.
      const searchers = Array.from({ length: searchersOn(navigator.hardwareConcurrency) }, hire);
      running.current = beginCrew(searchers, request, {
        told: (answer) => setProgress((before) => before && after(before, answer)),
        failed: () => setFailed(true),
        ended(best) {
          running.current = null;
          setProgress(null);
          if (best) found(best);
        },
      });
    },
    [setFailed],
  );
  return { progress, begin, stop };
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
