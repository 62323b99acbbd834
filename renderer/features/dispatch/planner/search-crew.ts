import {
  bestOf,
  type SearchAnswer,
  type SearchRequest,
} from '../../../../shared/domain/dispatch/search-day.ts';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';

/** What a crew asks of a worker: a `Worker`, or one that behaves like it. */
export type Searcher = {
  onmessage: ((event: MessageEvent<SearchAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: SearchRequest): void;
  terminate(): void;
};

export type CrewHearing = {
  /** The best of all so far. */
  readonly told: (answer: SearchAnswer) => void;
  /** All are through, or stopped; null where none had found anything. */
  readonly ended: (best: Plan | null) => void;
  /** None of them could search. */
  readonly failed: () => void;
};

export type Crew = {
  /** Ends the search with what was found by then. */
  stop(): void;
  /** Ends it, and nobody hears of it. */
  dismiss(): void;
};

/** Searches the same day in each worker, each with a seed of its own; the cheapest plan of all is the answer. */
export function beginCrew(
  searchers: readonly Searcher[],
  request: Omit<SearchRequest, 'seed'>,
  { told, ended, failed }: CrewHearing,
): Crew {
  const answers = new Map<Searcher, SearchAnswer>();
  const searching = new Set(searchers);
  const dismiss = () => {
    for (const searcher of searchers) {
      searcher.onmessage = null;
      searcher.onerror = null;
      searcher.terminate();
    }
  };
  const stop = () => {
    dismiss();
    ended(bestOf(answers.values())?.plan ?? null);
  };
  const isThrough = (searcher: Searcher) => {
    searching.delete(searcher);
    if (searching.size === 0) stop();
  };
  for (const [index, searcher] of searchers.entries()) {
    searcher.onmessage = ({ data }) => {
      answers.set(searcher, data);
      const best = bestOf(answers.values());
      if (data.isLast) isThrough(searcher);
      else if (best) told({ ...best, iterations: iterationsOf(answers.values()), elapsedMs: data.elapsedMs });
    };
    searcher.onerror = () => {
      if (searching.size === 1 && answers.size === 0) failed();
      isThrough(searcher);
    };
    searcher.postMessage({ ...request, seed: index + 1 });
  }
  return { stop, dismiss };
}

const iterationsOf = (answers: Iterable<SearchAnswer>): number =>
  [...answers].reduce((sum, { iterations }) => sum + iterations, 0);
