import { describe, expect, it } from 'vitest';
import { compileProblem } from '../compile-problem.ts';
import type { RoutingProblem, Visit } from '../problem.ts';
import { randomProblem } from '../testing/random-problem.ts';
import { PlanProbe } from './plan-probe.ts';

const at = (hours: number, minutes = 0) => hours * 3600 + minutes * 60;

describe('a plan held open for questions', () => {
  it('knows when a route can no longer be driven without one of its visits', () => {
    const drawn = randomProblem(1, { visits: 1, shifts: 1 });
    const visit = (id: string, minutes: number, windows: Visit['windows']): Visit => ({
      ...(drawn.visits[0] as Visit),
      ...{ id, place: 0, serviceSeconds: minutes * 60, windows, dues: [], skills: [], parts: {}, lock: null },
    });
    const lunch = { from: at(12), to: at(13), seconds: 45 * 60 };
    const problem = {
      ...drawn,
      visits: [
        visit('before', 15, []),
        visit('opens late', 20, [{ from: at(12, 30), to: at(13) }]),
        visit('closes early', 10, [{ from: at(12), to: at(13, 20) }]),
      ],
      shifts: drawn.shifts.map((shift) => ({
        ...shift,
        ...{
          id: 'only',
          from: at(11, 50),
          to: at(15),
          breaks: [lunch],
          startPlace: 0,
          maxTravelSeconds: null,
        },
      })),
    } satisfies RoutingProblem;
    const visitIds = ['before', 'opens late', 'closes early'];
    const probe = new PlanProbe(compileProblem(problem), [{ shiftId: 'only', visitIds }]);
    expect(probe.route('only')).toEqual(visitIds);
    expect(probe.holds('only')).toBe(true);
    // Lunch was behind the first; now it is behind the second, and too late for the third.
    probe.takeOut('before');
    expect(probe.holds('only')).toBe(false);
    probe.reroute('only', visitIds);
    expect(probe.holds('only')).toBe(true);
    expect(probe.startOf('closes early')).toBe(at(13, 10));
  });
});
