import { z } from 'zod';
import { solve } from '../../../../../shared/domain/routing/solve.ts';
import { readVroomProblem } from '../../../../../shared/domain/routing/vroom/read-vroom-problem.ts';
import type { VroomProblem } from '../../../../../shared/domain/routing/vroom/vroom-problem.ts';
import { writeVroomSolution } from '../../../../../shared/domain/routing/vroom/write-vroom-solution.ts';
import type { Behaviour } from '../../travel/testing/routing-double.ts';

const requestSchema = z.looseObject({
  jobs: z.array(z.unknown()),
  vehicles: z.array(z.unknown()),
});

type Limits = { readonly maxlocations?: number; readonly maxvehicles?: number };

/** VROOM's error in vroom-express: 1 internal, 2 input, 3 routing, 4 too large, each with its status of HTTP. */
export const vroomError = (status: number, code: number, error: string) => ({
  status,
  body: { code, error },
});

/**
 * `POST /` of vroom-express: its checks of size, then a plan, found here by our own solver in VROOM's place.
 * @param change what VROOM would say otherwise
 */
export const vroomExpress =
  (
    { maxlocations = 1000, maxvehicles = 200 }: Limits = {},
    change = (answer: object): object => answer,
  ): Behaviour =>
  ({ method, body }) => {
    if (method !== 'POST') return { status: 404, body: 'Cannot GET /' };
    const request = requestSchema.safeParse(body);
    if (!request.success)
      return vroomError(
        400,
        2,
        'Invalid JSON object in request, please add vehicles and jobs or shipments to the object body',
      );
    const { jobs, vehicles } = request.data;
    if (jobs.length > maxlocations)
      return vroomError(
        413,
        4,
        `Too many locations ( ${jobs.length} ) in query, maximum is set to ${maxlocations}`,
      );
    if (vehicles.length > maxvehicles)
      return vroomError(
        413,
        4,
        `Too many vehicles ( ${vehicles.length} ) in query, maximum is set to ${maxvehicles}`,
      );
    return { body: change(solved(body)) };
  };

/** Jobs and vehicles are numbered from 1 in their order, as `writeVroomProblem` numbers them. */
function solved(body: unknown): object {
  const read = readVroomProblem(body, null);
  if (!read.ok) return { code: 2, error: read.refusal };
  const { plan } = solve(read.value.problem, { limit: { kind: 'iterations', iterations: 200 } });
  return writeVroomSolution(read.value.problem, plan);
}

/** What a request asked, as VROOM reads it. */
export const askedOf = (body: unknown): VroomProblem => body as VroomProblem;
