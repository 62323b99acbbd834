import { useCallback, useEffect, useState } from 'react';
import type { SearchProgress } from '../../../../shared/domain/dispatch/day-view.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';

/** The best so far: what has been tried for it, after how long, and what it costs. */
export type Heard = { readonly iterations: number; readonly elapsedMs: number; readonly cost: number };

const tickMs = secondMs / 4;

/** How a search goes, wherever it is made. Null while there is none. */
export function useSearchProgress() {
  const [progress, setProgress] = useState<SearchProgress | null>(null);
  const isOn = progress !== null;
  /* Between two answers the bar goes on: how long is left is known without them. */
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => setProgress((before) => before && later(before, tickMs)), tickMs);
    return () => clearInterval(timer);
  }, [isOn]);
  const begin = useCallback(
    (limitMs: number) => setProgress({ elapsedMs: 0, limitMs, iterations: 0, curve: [] }),
    [],
  );
  const tell = useCallback((heard: Heard) => setProgress((before) => before && after(before, heard)), []);
  const end = useCallback(() => setProgress(null), []);
  return { progress, begin, tell, end };
}

const later = (before: SearchProgress, ms: number): SearchProgress => ({
  ...before,
  elapsedMs: Math.min(before.limitMs, before.elapsedMs + ms),
});

const after = (before: SearchProgress, { iterations, elapsedMs, cost }: Heard): SearchProgress => ({
  ...before,
  iterations,
  elapsedMs,
  curve: [...before.curve, [elapsedMs, cost]],
});
