import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAssignments } from '../plan.ts';
import { solve } from '../solve.ts';
import { randomProblem } from '../testing/random-problem.ts';
import { planeMatrix } from '../travel-matrix.ts';
import { verifyPlan } from '../verify-plan.ts';
import { readVroomProblem } from './read-vroom-problem.ts';
import { readVroomSolution } from './read-vroom-solution.ts';
import { writeVroomProblem } from './write-vroom-problem.ts';
import { writeVroomSolution } from './write-vroom-solution.ts';

/** The second example of VROOM's documentation. */
const documented = {
  vehicles: [{ id: 0, start_index: 0, end_index: 3 }],
  jobs: [
    { id: 1414, location_index: 1 },
    { id: 1515, location_index: 2 },
  ],
  matrices: {
    car: {
      durations: [
        [0, 2104, 197, 1299],
        [2103, 0, 2255, 3152],
        [197, 2256, 0, 1102],
        [1299, 3153, 1102, 0],
      ],
    },
  },
};

const limit = { kind: 'iterations', iterations: 100 } as const;

function read(json: unknown) {
  const result = readVroomProblem(json, null);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

const days = fc
  .record({ seed: fc.nat(), visits: fc.integer({ min: 1, max: 25 }), shifts: fc.integer({ min: 1, max: 5 }) })
  .map(({ seed, visits, shifts }) => randomProblem(seed, { visits, shifts }));

describe("VROOM's JSON", () => {
  it('is solved as the documented example is: 5461 seconds, 1414 before 1515', () => {
    const { plan } = solve(read(documented).problem, { limit });
    expect(plan.cost.total).toBe(5461);
    expect(toAssignments(plan)).toEqual([{ shiftId: '0', visitIds: ['1414', '1515'] }]);
  });

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(days, (problem) => {
        const once = read(writeVroomProblem(problem)).problem;
        const again = read(JSON.parse(JSON.stringify(writeVroomProblem(once)))).problem;
        expect(
          again.visits.map(({ windows, place, serviceSeconds }) => ({ windows, place, serviceSeconds })),
        ).toEqual(
          once.visits.map(({ windows, place, serviceSeconds }) => ({ windows, place, serviceSeconds })),
        );
        expect(again.shifts.map(({ from, to, breaks, rates }) => ({ from, to, breaks, rates }))).toEqual(
          once.shifts.map(({ from, to, breaks, rates }) => ({ from, to, breaks, rates })),
        );
        expect(again.matrix).toEqual(once.matrix);
      }),
      { numRuns: 30 },
    );
  });

  it('has a second in each of its windows, however short they are', () => {
    const problem = randomProblem(1, { visits: 1, shifts: 1 });
    const blink = { from: 100.2, to: 100.8 };
    const { jobs = [], vehicles } = writeVroomProblem({
      ...problem,
      visits: problem.visits.map((visit) => ({ ...visit, windows: [blink], dues: [] })),
      shifts: problem.shifts.map((shift) => ({ ...shift, ...blink, overtimeSeconds: 0 })),
    });
    expect([jobs[0]?.time_windows, vehicles[0]?.time_window]).toEqual([[[101, 101]], [101, 101]]);
  });

  it('says a plan so that it is read again', () => {
    fc.assert(
      fc.property(days, (problem) => {
        const { plan } = solve(problem, { limit });
        const said = JSON.parse(JSON.stringify(writeVroomSolution(problem, plan)));
        expect(readVroomSolution(problem, said)).toEqual({ ok: true, value: toAssignments(plan) });
      }),
      { numRuns: 30 },
    );
  });

  it('gives plans that hold in our own terms', () => {
    fc.assert(
      fc.property(days, (problem) => {
        const strict = { ...problem, weights: { ...problem.weights, lateRatherThanUnassigned: false } };
        const told = read(writeVroomProblem(strict)).problem;
        const { plan } = solve(told, { limit });
        const routes = readVroomSolution(strict, writeVroomSolution(told, plan));
        if (!routes.ok) throw new Error(routes.refusal);
        const ours = solve(strict, { limit: { kind: 'iterations', iterations: 0 }, from: routes.value }).plan;
        expect(verifyPlan(strict, ours)).toEqual([]);
        expect(ours.unassigned.length).toBeLessThanOrEqual(plan.unassigned.length);
      }),
      { numRuns: 30 },
    );
  });

  it('is measured where it has coordinates only', () => {
    const json = { vehicles: [{ id: 1, start: [0, 0] }], jobs: [{ id: 1, location: [3, 4] }] };
    const result = readVroomProblem(json, (locations) =>
      planeMatrix(
        locations.map(([x, y]) => ({ x, y })),
        (distance) => distance,
      ),
    );
    if (!result.ok) throw new Error(result.refusal);
    expect(solve(result.value.problem, { limit }).plan.cost.total).toBe(5);
  });

  it('begins with the routes of its steps', () => {
    const [vehicle] = documented.vehicles;
    const steps = [{ type: 'start' }, { type: 'job', id: 1515 }, { type: 'job', id: 1414 }, { type: 'end' }];
    expect(read({ ...documented, vehicles: [{ ...vehicle, steps }] }).from).toEqual([
      { shiftId: '0', visitIds: ['1515', '1414'] },
    ]);
  });

  it('is refused with the record that asks for what is not planned here', () => {
    const pickup = { ...documented, jobs: [{ id: 7, location_index: 1, pickup: [1] }] };
    expect(readVroomProblem(pickup, null)).toEqual({
      ok: false,
      refusal: 'Job 7 asks for a pickup, which is not planned here.',
    });
    expect(readVroomProblem({ vehicles: 3 }, null).ok).toBe(false);
  });
});
