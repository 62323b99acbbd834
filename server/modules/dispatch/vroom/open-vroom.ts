import type { VroomPlan } from '../../../../shared/contracts/vroom-plan.ts';
import { type DayProblem, dayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type { DayQuestion } from '../../../../shared/domain/dispatch/day-visits.ts';
import { openAssignments, routesNow } from '../../../../shared/domain/dispatch/planned-routes.ts';
import { TravelBook, waysAnswered } from '../../../../shared/domain/dispatch/travel-book.ts';
import type { TravelFault } from '../../../../shared/domain/routing/travel/travel-times.ts';
import { afterSealed } from '../../../../shared/domain/routing/vroom/after-sealed.ts';
import { readVroomSolution } from '../../../../shared/domain/routing/vroom/read-vroom-solution.ts';
import { writeVroomProblem } from '../../../../shared/domain/routing/vroom/write-vroom-problem.ts';
import { readSlaClock } from '../../../../shared/domain/sla/sla-clock.ts';
import { technicianIdSchema, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, secondMs } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';
import { listActiveTickets, readCalendars } from '../../tickets/index.ts';
import { readDayRows } from '../assignment/read-day-rows.ts';
import type { RoomExperience } from '../open-experience.ts';
import { answerWays } from '../travel/answer-ways.ts';
import type { Travel } from '../travel/open-travel.ts';
import { askVroom } from './ask-vroom.ts';

/** The day as VROOM would plan it from the rows as they are, or why it does not. */
export type PlanByVroom = (day: string, now: Instant) => Promise<VroomPlan>;

type Room = {
  readonly db: Queryable;
  readonly url: string;
  readonly travel: Pick<Travel, 'times' | 'isKept'>;
  readonly experience: Pick<RoomExperience, 'at'>;
  readonly warn: (what: object, sentence: string) => void;
  readonly timeoutMs?: number;
};

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

/** The day as a window states it to its own planner, from the same rows and the same ways. */
async function stateProblem(room: Room, day: string, now: Instant): Promise<DayProblem> {
  const rows = await readDayRows(room.db, await listActiveTickets(room.db), now);
  const calendars = await readCalendars(room.db);
  const { ways, minutes: usualMinutes } = await room.experience.at(now);
  const slaDueAt: DayQuestion['slaDueAt'] = ({ resolution }) =>
    readSlaClock(resolution, now, calendars).dueAt;
  const question = { rows, day, now, usualMinutes, slaDueAt };
  const estimated = new TravelBook(ways);
  const asked = dayProblem(question, estimated);
  const places = [...estimated.places];
  // A service whose answers nobody may keep is paid for each time: the window's own question to it is enough.
  if (!room.travel.isKept || places.length < 2) return asked;
  const answer = await answerWays(room.travel, { day, places }, now);
  return dayProblem(question, new TravelBook(ways, waysAnswered(places, answer)));
}
