import { describe, expect, it } from 'vitest';
import { checkProblem, mostVisits } from './check-problem.ts';
import type { RoutingProblem, Visit } from './problem.ts';
import { solve } from './solve.ts';
import { randomProblem } from './testing/random-problem.ts';
import { verifyPlan } from './verify-plan.ts';

/** A day on which everything can be planned but what a test says. */
const day = (): RoutingProblem => {
  const problem = randomProblem(3, { visits: 12, shifts: 4 });
  return {
    ...problem,
    visits: problem.visits.map((visit) => ({ ...visit, windows: [], dues: [], skills: [], parts: {} })),
  };
};

function withVisit(change: Partial<Visit>): RoutingProblem {
  const problem = day();
  return {
    ...problem,
    visits: problem.visits.map((visit) => (visit.id === 'visit-5' ? { ...visit, ...change } : visit)),
  };
}

/** What is found, after making sure that the rest is planned. */
function findings(problem: RoutingProblem) {
  const checked = checkProblem(problem);
  const { plan } = solve(checked.problem, { limit: { kind: 'iterations', iterations: 200 } });
  expect(verifyPlan(checked.problem, plan)).toEqual([]);
  expect(plan.routes.flatMap((route) => route.stops).length).toBeGreaterThan(8);
  return checked.findings;
}

describe('a problem with a wrong record', () => {
  it('has nothing to find when everything is in order', () => {
    expect(findings(day())).toEqual([]);
  });

  it.each<[Partial<Visit>, string]>([
    [{ place: null }, 'place-unknown'],
    [{ place: 99 }, 'place-unknown'],
    [{ windows: [{ from: 5000, to: 4000 }] }, 'window-reversed'],
    [{ windows: [{ from: 900_000, to: 950_000 }] }, 'no-shift-at-that-time'],
    [{ serviceSeconds: Number.NaN }, 'time-not-a-number'],
    [{ skills: ['diving'] }, 'nobody-has-the-skills'],
    [{ parts: { submarine: 1 } }, 'no-van-has-the-parts'],
    [{ lock: { technicianId: 'nobody', start: null, order: 'free' } }, 'locked-to-nobody'],
    [
      {
        windows: [{ from: 0, to: 1000 }],
        lock: { technicianId: null, start: { from: 9000, to: 9000 }, order: 'free' },
      },
      'windows-outside-lock-or-promise',
    ],
  ])('names visit %o as %s and plans the rest', (change, kind) => {
    expect(findings(withVisit(change))).toEqual([{ kind, id: 'visit-5' }]);
  });

  it('names a visit no road leads to', () => {
    const problem = day();
    const { places } = problem.matrix;
    const seconds = problem.matrix.seconds.map((time, arc) =>
      arc % places === 5 && arc !== 5 * places + 5 ? Number.POSITIVE_INFINITY : time,
    );
    const shifts = problem.shifts.map((shift) => ({ ...shift, startPlace: 0 }));
    expect(findings({ ...problem, shifts, matrix: { ...problem.matrix, seconds } })).toEqual([
      { kind: 'cannot-be-reached', id: 'visit-5' },
    ]);
  });

  it('names shifts that end before they begin', () => {
    const problem = day();
    const [first, ...others] = problem.shifts;
    if (!first) throw new Error('the day has shifts');
    const shifts = [{ ...first, to: first.from - 1 }, ...others];
    expect(findings({ ...problem, shifts })).toEqual([{ kind: 'shift-reversed', id: 'shift-0' }]);
  });

  it('names the second of two visits with one id', () => {
    const problem = day();
    expect(
      checkProblem({ ...problem, visits: [...problem.visits, ...problem.visits.slice(0, 1)] }).findings,
    ).toEqual([{ kind: 'visit-twice', id: 'visit-0' }]);
  });

  it('drives around the holes of a matrix', () => {
    const problem = randomProblem(11, { visits: 30, shifts: 6 });
    const seconds = problem.matrix.seconds.map((time, arc) =>
      (arc * 7919) % 5 === 0 ? Number.POSITIVE_INFINITY : time,
    );
    const holed = checkProblem({ ...problem, matrix: { ...problem.matrix, seconds } }).problem;
    const { plan } = solve(holed, { limit: { kind: 'iterations', iterations: 2000 } });
    expect(verifyPlan(holed, plan)).toEqual([]);
    expect(plan.routes.flatMap((route) => route.stops).length).toBeGreaterThan(5);
  });

  it('plans the dearest visits of ten thousand and names each of the others', () => {
    const problem = day();
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...problem.visits[index % problem.visits.length],
      id: `visit-${index}`,
      absencePrice: index,
    })) as Visit[];
    const checked = checkProblem({ ...problem, visits: many });
    expect(checked.problem.visits).toHaveLength(mostVisits);
    expect(checked.findings).toHaveLength(10_000 - mostVisits);
    expect(checked.findings[0]).toEqual({ kind: 'too-many-for-one-plan', id: 'visit-0' });
    const { plan } = solve(checked.problem, { limit: { kind: 'iterations', iterations: 10 } });
    expect(verifyPlan(checked.problem, plan)).toEqual([]);
  });
});
