import { type DayProblem, dayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type { DayQuestion } from '../../../../shared/domain/dispatch/day-visits.ts';
import { TravelBook, waysAnswered } from '../../../../shared/domain/dispatch/travel-book.ts';
import { readSlaClock } from '../../../../shared/domain/sla/sla-clock.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';
import { listActiveTickets, readCalendars } from '../../tickets/index.ts';
import { readDayRows } from '../assignment/read-day-rows.ts';
import type { RoomExperience } from '../open-experience.ts';
import { answerWays } from '../travel/answer-ways.ts';
import type { Travel } from '../travel/open-travel.ts';

/** Whose day is planned. */
export type PlannedRoom = {
  readonly db: Queryable;
  readonly travel: Pick<Travel, 'times' | 'isKept'>;
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
  const estimated = new TravelBook(ways);
  const asked = dayProblem(question, estimated);
  const places = [...estimated.places];
  // A service whose answers nobody may keep is paid for each time: the window's own question to it is enough.
  if (!room.travel.isKept || places.length < 2) return asked;
  const answer = await answerWays(room.travel, { day, places }, now);
  return dayProblem(question, new TravelBook(ways, waysAnswered(places, answer)));
}
