import type { Plan } from '../routing/plan.ts';
import { bestOf, type SearchAnswer, type SearchRequest } from './search-day.ts';

/** A worker of whatever kind of process: it searches once. */
export type Searcher = {
  search(request: SearchRequest, hearing: SearcherHearing): void;
  /** Ends it, searching or not. */
  dismiss(): void;
};

export type SearcherHearing = {
  readonly told: (answer: SearchAnswer) => void;
  readonly failed: (why: string) => void;
};

export type CrewHearing = {
  /** The best of all so far. */
  readonly told: (answer: SearchAnswer) => void;
  /** All are through, or stopped; null where none had found anything. */
  readonly ended: (best: Plan | null) => void;
  /** None of them could search, and why the last of them could not. */
  readonly failed: (why: string) => void;
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
  let isOver = false;
  const dismiss = () => {
    isOver = true;
    for (const searcher of searchers) searcher.dismiss();
  };
  const stop = () => {
    dismiss();
    ended(bestOf(answers.values())?.plan ?? null);
  };
  const isThrough = (searcher: Searcher) => {
    searching.delete(searcher);
    if (searching.size === 0) stop();
  };
  const hearingOf = (searcher: Searcher): SearcherHearing => ({
    told(answer) {
      if (isOver) return;
      answers.set(searcher, answer);
      const best = bestOf(answers.values());
      if (answer.isLast) isThrough(searcher);
      else if (best)
        told({ ...best, iterations: iterationsOf(answers.values()), elapsedMs: answer.elapsedMs });
    },
    failed(why) {
      if (isOver) return;
      if (searching.size === 1 && answers.size === 0) failed(why);
      isThrough(searcher);
    },
  });
  for (const [index, searcher] of searchers.entries())
    searcher.search({ ...request, seed: index + 1 }, hearingOf(searcher));
  return { stop, dismiss };
}

const iterationsOf = (answers: Iterable<SearchAnswer>): number =>
  [...answers].reduce((sum, { iterations }) => sum + iterations, 0);
