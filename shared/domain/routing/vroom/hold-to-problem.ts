import { type Compiled, compileProblem } from '../compile-problem.ts';
import { type Plan, toAssignments } from '../plan.ts';
import type { Assignment, RoutingProblem, Visit } from '../problem.ts';
import { schedulePlan, toRouteList } from '../schedule-plan.ts';
import { solve } from '../solve.ts';
import { verifyPlan } from '../verify-plan.ts';

export type HeldAnswer = {
  readonly plan: Plan;
  /** Visits of the answer that nothing allows where it has them: they have no route. */
  readonly takenOut: readonly string[];
};

/**
 * An answer of VROOM, held to what it could not be told. What is fixed in its order stays as the plan that holds has it;
 * every other visit stays where the answer has it if that is feasible by our own evaluation, and is taken out if not. What
 * the answer leaves out, as VROOM would rather than come late, is then seated at its cheapest place.
 * @param routes the plan that holds
 */
export function holdToProblem(
  problem: RoutingProblem,
  routes: readonly Assignment[],
  answer: readonly Assignment[],
): HeldAnswer {
  const compiled = compileProblem(problem);
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const fixedOf = new Map(routes.map(({ shiftId, visitIds }) => [shiftId, fixedIn(visitIds, visits)]));
  const fixedAnywhere = new Set([...fixedOf.values()].flat());
  const seen = new Set(fixedAnywhere);
  const takenOut: string[] = [];
  const held = problem.shifts.map(({ id: shiftId }) => {
    const fixed = fixedOf.get(shiftId) ?? [];
    const said = answer.filter((route) => route.shiftId === shiftId).flatMap(({ visitIds }) => visitIds);
    const sealed = fixed.findLastIndex((id) => visits.get(id)?.lock?.order === 'sealed') + 1;
    const free = said.filter((id) => fixed.includes(id) || !fixedAnywhere.has(id));
    const order = [...fixed.slice(0, sealed), ...inOrder(free, fixed, sealed)];
    let kept: ReadonlySet<string> = new Set(fixed);
    const routeWith = (ids: ReadonlySet<string>) => order.filter((id) => ids.has(id));
    const lost = fixed.length - stopsOf(compiled, shiftId, fixed);
    for (const id of said) {
      if (seen.has(id) || !visits.has(id)) continue;
      seen.add(id);
      const tried = new Set([...kept, id]);
      if (stopsOf(compiled, shiftId, routeWith(tried)) === tried.size - lost) kept = tried;
      else takenOut.push(id);
    }
    return { shiftId, visitIds: routeWith(kept) };
  });
  const seated = seatLeftOut(problem, { routes, held, takenOut: new Set(takenOut) });
  const plan = schedulePlan(compiled, toRouteList(compiled, seated));
  const violations = verifyPlan(problem, plan);
  if (violations.length > 0)
    throw new Error(`A corrected answer does not hold: ${violations[0]?.kind} on ${violations[0]?.shiftId}`);
  return { plan, takenOut };
}

const isFixed = (visit: Visit | undefined): boolean => visit?.lock != null && visit.lock.order !== 'free';

const fixedIn = (ids: readonly string[], visits: ReadonlyMap<string, Visit>): readonly string[] =>
  ids.filter((id) => isFixed(visits.get(id)));

/** The answer behind the sealed visits, in which the other fixed ones take each other's places until they are in their order. */
function inOrder(said: readonly string[], fixed: readonly string[], sealed: number): readonly string[] {
  const first = new Set(fixed.slice(0, sealed));
  const left = fixed.slice(sealed);
  const isFixedBehind = new Set(left);
  const behind = said
    .filter((id) => !first.has(id))
    .map((id) => (isFixedBehind.has(id) ? (left.shift() ?? id) : id));
  return [...behind, ...left];
}

/** How many of these visits a route of that shift can hold in this order. */
const stopsOf = (compiled: Compiled, shiftId: string, visitIds: readonly string[]): number =>
  schedulePlan(compiled, toRouteList(compiled, [{ shiftId, visitIds }])).routes[0]?.stops.length ?? 0;

type Holding = {
  readonly routes: readonly Assignment[];
  readonly held: readonly Assignment[];
  readonly takenOut: ReadonlySet<string>;
};

function seatLeftOut(problem: RoutingProblem, { routes, held, takenOut }: Holding): readonly Assignment[] {
  const asked = { ...problem, visits: problem.visits.filter(({ id }) => !takenOut.has(id)) };
  const baseline = { routes, changeBudget: null };
  return toAssignments(
    solve(asked, { baseline, from: held, limit: { kind: 'iterations', iterations: 0 } }).plan,
  );
}
