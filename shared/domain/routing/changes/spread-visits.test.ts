import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProblem } from '../compile-problem.ts';
import { toAssignments } from '../plan.ts';
import type { RoutingProblem, Visit } from '../problem.ts';
import { schedulePlan, toRouteList } from '../schedule-plan.ts';
import { solve } from '../solve.ts';
import { randomProblem } from '../testing/random-problem.ts';
import { verifyPlan } from '../verify-plan.ts';
import { type OpenDay, type Spread, spreadVisits } from './spread-visits.ts';

const daySeconds = 24 * 3600;
const waiting = ['visit-18', 'visit-19'];
const isWaiting = (id: string) => waiting.includes(id);

/** Three days of which each has its own visits planned, and the same two wait for one of them. */
function threeDays(seed: number, change: Partial<Visit> = {}): readonly OpenDay[] {
  return [0, 1, 2].map((ahead): OpenDay => {
    const drawn = randomProblem(seed + ahead, { visits: 20, shifts: 5 });
    const visits = drawn.visits.map((visit) =>
      isWaiting(visit.id)
        ? {
            ...visit,
            windows: [],
            skills: [],
            parts: {},
            lock: null,
            dues: [],
            serviceSeconds: 900,
            ...change,
          }
        : visit,
    );
    const problem = onDay({ ...drawn, visits }, ahead);
    const planned = { ...problem, visits: problem.visits.filter(({ id }) => !isWaiting(id)) };
    const { plan } = solve(planned, { limit: { kind: 'iterations', iterations: 200 } });
    return { day: `day ${ahead + 1}`, problem, routes: toAssignments(plan) };
  });
}

/** The clock of the visits that are planned, and of everybody, begins so many days later. */
function onDay(problem: RoutingProblem, ahead: number): RoutingProblem {
  const by = ahead * daySeconds;
  const later = <Item extends { readonly from: number; readonly to: number }>(item: Item): Item => ({
    ...item,
    from: item.from + by,
    to: item.to + by,
  });
  return {
    ...problem,
    visits: problem.visits.map((visit) =>
      isWaiting(visit.id)
        ? visit
        : {
            ...visit,
            windows: visit.windows.map(later),
            dues: visit.dues.map((due) => ({ ...due, at: due.at + by })),
          },
    ),
    shifts: problem.shifts.map((shift) => ({ ...later(shift), breaks: shift.breaks.map(later) })),
  };
}

const seated = (days: readonly OpenDay[], spread: readonly Spread[]) =>
  days.map(({ day, problem, routes }) => {
    const all = problem.shifts.map(({ id }) => ({
      shiftId: id,
      visitIds: [...(routes.find(({ shiftId }) => shiftId === id)?.visitIds ?? [])],
    }));
    const ofDay = spread.flatMap(({ visitId, place }) => (place?.day === day ? [{ visitId, place }] : []));
    for (const { visitId, place } of ofDay.toSorted((a, b) => a.place.rank - b.place.rank)) {
      const route = all.find(({ shiftId }) => shiftId === place.shiftId)?.visitIds;
      route?.splice(place.after === null ? 0 : route.indexOf(place.after) + 1, 0, visitId);
    }
    const compiled = compileProblem(problem);
    return { problem, plan: schedulePlan(compiled, toRouteList(compiled, all)), all };
  });

describe('what does not fit in a day', () => {
  it('goes to one day each, where every plan still holds with what it had', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const days = threeDays(seed);
        const spread = spreadVisits(days, waiting);
        expect(spread.map(({ visitId }) => visitId)).toEqual(waiting);
        for (const { problem, plan, all } of seated(days, spread)) {
          expect(verifyPlan(problem, plan)).toEqual([]);
          const kept = new Set(plan.routes.flatMap(({ stops }) => stops.map(({ visitId }) => visitId)));
          expect(all.flatMap(({ visitIds }) => visitIds).filter((id) => !kept.has(id))).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('goes before its target runs out while a day before has room for it', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const due = { kind: 'sla' as const, at: daySeconds, cost: 5_000_000, costPerHour: 100_000 };
        const days = threeDays(seed, { dues: [due] });
        const [first] = spreadVisits(days.slice(0, 1), waiting.slice(0, 1));
        const [best] = spreadVisits(days, waiting.slice(0, 1));
        if (first?.place?.lateSeconds === 0) expect(best?.place?.lateSeconds).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  it('gives way to what could go nowhere else, whichever comes first', () => {
    const days = threeDays(3).map(({ day, problem }, ahead) => {
      const [shift] = problem.shifts;
      const visits = problem.visits
        .filter(({ id }) => isWaiting(id) && (id === 'visit-18' || ahead === 0))
        .map((visit) => ({ ...visit, place: shift?.startPlace ?? 0, serviceSeconds: 3600 }));
      const from = ahead * daySeconds;
      // Room for one of the two.
      const only = {
        ...shift,
        from,
        to: from + 5400,
        overtimeSeconds: 0,
        breaks: [],
        maxTravelSeconds: null,
      };
      return { day, problem: { ...problem, visits, shifts: [only] }, routes: [] } as OpenDay;
    });
    for (const order of [waiting, waiting.toReversed()]) {
      const spread = new Map(spreadVisits(days, order).map(({ visitId, place }) => [visitId, place?.day]));
      expect(spread.get('visit-19')).toBe('day 1');
      expect(spread.get('visit-18')).toBe('day 2');
    }
  });

  it('costs no more together than one after the other', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const days = threeDays(seed);
        const total = (open: readonly OpenDay[], last: readonly Spread[], all: readonly Spread[]) => {
          const planned = seated(open, last).map(({ plan }) => plan.cost.total - plan.cost.absence);
          const waits = all.map(
            ({ place }) => (days.findIndex(({ day }) => day === place?.day) + 1) * 25_000,
          );
          return [...planned, ...waits].reduce((sum, cost) => sum + cost, 0);
        };
        const unseated = (spread: readonly Spread[]) => spread.filter(({ place }) => place === null).length;
        const together = spreadVisits(days, waiting);
        const first = spreadVisits(days, waiting.slice(0, 1));
        const then = seated(days, first).map(({ problem, all }, index) => ({
          day: days[index]?.day ?? '',
          problem,
          routes: all,
        }));
        const inTurn = [...first, ...spreadVisits(then, waiting.slice(1))];
        expect(unseated(together)).toBeLessThanOrEqual(unseated(inTurn));
        if (unseated(together) === 0 && unseated(inTurn) === 0)
          expect(total(days, together, together)).toBeLessThanOrEqual(
            total(then, inTurn.slice(1), inTurn) + 1,
          );
      }),
      { numRuns: 15 },
    );
  });

  it('goes nowhere when nobody could ever do it', () => {
    const days = threeDays(1, { skills: ['diving'] });
    expect(spreadVisits(days, waiting)).toEqual(waiting.map((visitId) => ({ visitId, place: null })));
  });
});
