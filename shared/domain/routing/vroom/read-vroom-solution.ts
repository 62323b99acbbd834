import { z } from 'zod';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import type { Assignment, RoutingProblem } from '../problem.ts';
import { vroomSolutionSchema } from './vroom-solution.ts';

/**
 * Who goes where, from VROOM's answer to `writeVroomProblem(problem)`. Its times are not read: a plan has those of our
 * own evaluation, whoever made it, so that two can be compared.
 */
export function readVroomSolution(problem: RoutingProblem, json: unknown): Result<Assignment[], string> {
  const parsed = vroomSolutionSchema.safeParse(json);
  if (!parsed.success) return refused(`This is not VROOM's answer: ${z.prettifyError(parsed.error)}`);
  const { code, error, routes = [] } = parsed.data;
  if (code !== 0) return refused(`VROOM answered with code ${code}: ${error ?? 'no reason given'}.`);
  const assignments: Assignment[] = [];
  for (const { vehicle, steps } of routes) {
    const shift = problem.shifts[vehicle - 1];
    if (!shift) return refused(`VROOM answered with vehicle ${vehicle}, which the problem does not have.`);
    const visitIds: string[] = [];
    for (const { type, id = 0 } of steps) {
      if (type !== 'job') continue;
      const visit = problem.visits[id - 1];
      if (!visit) return refused(`VROOM answered with job ${id}, which the problem does not have.`);
      visitIds.push(visit.id);
    }
    assignments.push({ shiftId: shift.id, visitIds });
  }
  return accepted(assignments);
}
