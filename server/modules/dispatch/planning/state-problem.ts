import { type DayProblem, dayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type { DayQuestion } from '../../../../shared/domain/dispatch/day-visits.ts';
import { readSlaClock } from '../../../../shared/domain/sla/sla-clock.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';
import { listActiveTickets, readCalendars } from '../../tickets/index.ts';
import { readDayRows } from '../assignment/read-day-rows.ts';
import type { RoomExperience } from '../open-experience.ts';
import { type AskedTravel, reckonWithService } from '../travel/reckon-with-service.ts';

/** Whose day is planned. */
export type PlannedRoom = {
  readonly db: Queryable;
  readonly travel: AskedTravel;
  readonly experience: Pick<RoomExperience, 'at'>;
  readonly warn: (what: object, sentence: string) => void;
};

/** The day as a window states it to its own planner, from the same rows and the same ways. */
export async function stateProblem(room: PlannedRoom, day: string, now: Instant): Promise<DayProblem> {
  const rows = await readDayRows(room.db, await listActiveTickets(room.db), now);
  const calendars = await readCalendars(room.db);
  const { ways, minutes: usualMinutes } = await room.experience.at(now);
  const slaDueAt: DayQuestion['slaDueAt'] = ({ resolution }) =>
    readSlaClock(resolution, now, calendars).dueAt;
  const question = { rows, day, now, usualMinutes, slaDueAt };
  const reckoned = await reckonWithService(room.travel, { day, now, ways }, (book) =>
    dayProblem(question, book),
  );
  return reckoned.found;
}
