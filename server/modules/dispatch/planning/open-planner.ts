import type { ServerPlan, ServerPlanQuestion } from '../../../../shared/contracts/server-plan.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { searchInThreads } from './search-in-threads.ts';
import { SearchUnderWay } from './search-under-way.ts';
import type { PlannedRoom } from './state-problem.ts';

/** The day as this server would plan it from the rows as they are, how its search goes, or why there is none. */
export type PlanByServer = (question: ServerPlanQuestion, now: Instant) => Promise<ServerPlan>;

/** One search at a time: two would have half of the threads' time each, and the room none. */
export function openPlanner(room: PlannedRoom, search = searchInThreads): PlanByServer {
  let latest: SearchUnderWay | null = null;
  return async (question, now) => {
    if (latest?.id !== question.id) {
      if (latest && !latest.isOver) return { kind: 'busy' };
      latest = new SearchUnderWay({ room, search }, question, now);
    }
    return await latest.ask(question);
  };
}
