import type { VroomPlan } from '../../../../shared/contracts/vroom-plan.ts';
import { openAssignments, routesNow } from '../../../../shared/domain/dispatch/planned-routes.ts';
import type { TravelFault } from '../../../../shared/domain/routing/travel/travel-times.ts';
import { afterSealed } from '../../../../shared/domain/routing/vroom/after-sealed.ts';
import { readVroomSolution } from '../../../../shared/domain/routing/vroom/read-vroom-solution.ts';
import { writeVroomProblem } from '../../../../shared/domain/routing/vroom/write-vroom-problem.ts';
import { technicianIdSchema, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, secondMs } from '../../../../shared/kernel/instant.ts';
import { type PlannedRoom, stateProblem } from '../planning/state-problem.ts';
import { askVroom } from './ask-vroom.ts';

/** The day as VROOM would plan it from the rows as they are, or why it does not. */
export type PlanByVroom = (day: string, now: Instant) => Promise<VroomPlan>;

type Room = PlannedRoom & { readonly url: string; readonly timeoutMs?: number };

/** A desk waits twenty seconds for any answer: the day is read, its ways are asked for and VROOM has answered by then. */
const allMs = 18 * secondMs;
const vroomMs = 15 * secondMs;

export const openVroom =
  (room: Room): PlanByVroom =>
  async (day, now) => {
    const signal = AbortSignal.timeout(allMs);
    const asked = await stateProblem(room, day, now);
    const problem = afterSealed(asked.problem, openAssignments(asked, routesNow(asked)));
    if (problem.visits.length === 0) return { kind: 'planned', routes: [] };
    const server = { url: room.url, timeoutMs: room.timeoutMs ?? vroomMs };
    const answered = await askVroom(server, writeVroomProblem(problem), signal);
    if (!answered.ok) return without(room, answered.refusal);
    const routes = readVroomSolution(problem, answered.value);
    if (!routes.ok) return without(room, { kind: 'malformed', detail: routes.refusal });
    return {
      kind: 'planned',
      routes: routes.value.map(({ shiftId, visitIds }) => ({
        technicianId: technicianIdSchema.parse(shiftId),
        ticketIds: visitIds.map((id) => ticketIdSchema.parse(id)),
      })),
    };
  };

/** The board says in one word what happened; the log has VROOM's own. */
function without({ warn }: Room, { kind: fault, detail }: TravelFault): VroomPlan {
  warn({ fault, detail }, 'VROOM gave no plan of a day');
  return { kind: 'fault', fault, detail };
}
