import { describe, expect, it } from 'vitest';
import { toAssignments } from '../../../../shared/domain/routing/plan.ts';
import { solve } from '../../../../shared/domain/routing/solve.ts';
import { randomProblem } from '../../../../shared/domain/routing/testing/random-problem.ts';
import { type FromWorker, questionDesk, type ToWorker } from './plan-questions.ts';

const problem = randomProblem(3, { visits: 20, shifts: 5 });
const [last, first] = [problem.visits.at(-1)?.id ?? '', problem.visits[0]?.id ?? ''];
const planned = solve(
  { ...problem, visits: problem.visits.slice(0, -1) },
  { limit: { kind: 'iterations', iterations: 200 } },
).plan;
const day: ToWorker = { kind: 'day', day: { problem, routes: toAssignments(planned) } };
const clock = () => performance.now();

describe('the desk that answers beside the board', () => {
  it('knows nothing before it was told of a day', () => {
    const hear = questionDesk(clock);
    expect(
      hear({ kind: 'question', number: 0, question: { of: 'why-not', asked: { visitId: last } } }),
    ).toBeNull();
    expect(hear(day)).toBeNull();
  });

  it('answers each question by its number', () => {
    const hear = questionDesk(clock);
    hear(day);
    const bend = { cause: { kind: 'insert', visitIds: [last] }, mostMoves: 3, milliseconds: 20 } as const;
    const bent = hear({ kind: 'question', number: 7, question: { of: 'bend', asked: bend } });
    expect(bent).toMatchObject({ number: 7, answer: { routes: expect.any(Array) } });
    const whyNot = { visitId: last };
    expect(hear({ kind: 'question', number: 8, question: { of: 'why-not', asked: whyNot } })).toMatchObject({
      answer: { hindrances: expect.any(Array), remedies: expect.any(Array) },
    });
    const nextBest = { visitId: first, routes: toAssignments(planned) };
    const next = hear({
      kind: 'question',
      number: 9,
      question: { of: 'next-best', asked: nextBest },
    }) as FromWorker;
    expect(next.answer === null || Number.isFinite(next.answer)).toBe(true);
  });
});
