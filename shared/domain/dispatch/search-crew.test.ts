import { describe, expect, it, vi } from 'vitest';
import { randomProblem } from '../routing/testing/random-problem.ts';
import { beginCrew, type Searcher, type SearcherHearing } from './search-crew.ts';
import { type SearchAnswer, type SearchRequest, searchDay, searchersOn } from './search-day.ts';

const request = {
  problem: randomProblem(3, { visits: 30, shifts: 5 }),
  routes: [],
  kind: 'anew',
  milliseconds: 40,
  mostMoves: null,
} as const;

/** Does its search when it is told to, in this thread. */
function aSearcher() {
  let asked: SearchRequest | null = null;
  let heardBy: SearcherHearing | null = null;
  const searcher: Searcher = {
    search(told, hearing) {
      asked = told;
      heardBy = hearing;
    },
    dismiss: vi.fn(),
  };
  const tell = (answer: SearchAnswer) => heardBy?.told(answer);
  const search = () => {
    if (!asked) throw new Error('Nobody asked it to search');
    const answer = searchDay(asked, () => performance.now(), tell);
    return { answer, seed: asked.seed };
  };
  return { searcher, search, tell, break: () => heardBy?.failed('no memory') };
}

function aCrew(size: number) {
  const all = Array.from({ length: size }, aSearcher);
  const hearing = { told: vi.fn(), ended: vi.fn(), failed: vi.fn() };
  const crew = beginCrew(
    all.map(({ searcher }) => searcher),
    request,
    hearing,
  );
  return { all, hearing, crew };
}

describe('a crew of searchers', () => {
  it('has as many as there are cores, up to four', () => {
    expect([0, 1, 2, 8].map(searchersOn)).toEqual([1, 1, 2, 4]);
  });

  it('ends with the cheapest plan of all, when all are through', () => {
    const { all, hearing } = aCrew(3);
    const found = all.map(({ search, tell }) => {
      expect(hearing.ended).not.toHaveBeenCalled();
      const { answer, seed } = search();
      tell(answer);
      return { seed, plan: answer.plan };
    });
    expect(found.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    const [cheapest] = found.sort((a, b) => a.plan.cost.total - b.plan.cost.total);
    expect(hearing.ended.mock.calls).toEqual([[cheapest?.plan]]);
    for (const { searcher } of all) expect(searcher.dismiss).toHaveBeenCalled();
  });

  it('tells the best so far, and what all of them have tried', () => {
    const { all, hearing } = aCrew(2);
    const [one, two] = all.map(({ search }) => search().answer);
    if (!one || !two) throw new Error('Both have searched');
    for (const [index, answer] of [one, two].entries()) all[index]?.tell({ ...answer, isLast: false });
    const best = one.plan.cost.total <= two.plan.cost.total ? one : two;
    expect(hearing.told).toHaveBeenLastCalledWith(
      expect.objectContaining({ plan: best.plan, iterations: one.iterations + two.iterations }),
    );
  });

  it('goes on without one that broke, and has failed only when all have', () => {
    const { all, hearing } = aCrew(2);
    const [broken, sound] = all;
    broken?.break();
    expect(hearing.failed).not.toHaveBeenCalled();
    const found = sound?.search().answer;
    if (found) sound?.tell(found);
    expect(hearing.ended.mock.calls).toEqual([[found?.plan]]);

    const lost = aCrew(2);
    for (const each of lost.all) each.break();
    expect(lost.hearing.failed.mock.calls).toEqual([['no memory']]);
    expect(lost.hearing.ended.mock.calls).toEqual([[null]]);
  });

  it('ends with what it has when it is stopped, and says nothing more when it is dismissed', () => {
    const { all, hearing, crew } = aCrew(2);
    const found = all[0]?.search().answer;
    if (found) all[0]?.tell({ ...found, isLast: false });
    crew.stop();
    expect(hearing.ended.mock.calls).toEqual([[found?.plan]]);

    const dismissed = aCrew(1);
    dismissed.crew.dismiss();
    if (found) dismissed.all[0]?.tell(found);
    expect(dismissed.hearing.ended).not.toHaveBeenCalled();
  });
});
