import type { QueryInput } from '../../../../shared/contracts/queries.ts';
import type { ServerPlan } from '../../../../shared/contracts/server-plan.ts';
import { openAssignments, routesNow } from '../../../../shared/domain/dispatch/planned-routes.ts';
import { technicianIdSchema, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, secondMs } from '../../../../shared/kernel/instant.ts';
import { searchInThreads } from './search-in-threads.ts';
import { type PlannedRoom, stateProblem } from './state-problem.ts';

/** The day as this server would plan it from the rows as they are, or why it does not. */
export type PlanByServer = (
  question: QueryInput<'dispatch.server-plan'>,
  now: Instant,
) => Promise<ServerPlan>;

/** One plan at a time: two would have half of the threads' time each, and the room none. */
export function openPlanner(room: PlannedRoom, search = searchInThreads): PlanByServer {
  let isBusy = false;
  const plan: PlanByServer = async ({ day, seconds }, now) => {
    const asked = await stateProblem(room, day, now);
    const { problem } = asked;
    if (problem.visits.length === 0) return { kind: 'planned', routes: [] };
    const routes = openAssignments(asked, routesNow(asked));
    const milliseconds = seconds * secondMs;
    const found = await search({ problem, routes, kind: 'anew', milliseconds, mostMoves: null });
    return {
      kind: 'planned',
      routes: found.routes.map(({ shiftId, stops }) => ({
        technicianId: technicianIdSchema.parse(shiftId),
        ticketIds: stops.map(({ visitId }) => ticketIdSchema.parse(visitId)),
      })),
    };
  };
  return async (question, now) => {
    if (isBusy) return { kind: 'busy' };
    isBusy = true;
    try {
      return await plan(question, now);
    } catch (error) {
      room.warn({ error: String(error) }, 'A day could not be planned here');
      return { kind: 'failed' };
    } finally {
      isBusy = false;
    }
  };
}
