import {
  type AssignmentQuestion,
  assessTechnicians,
  candidatesOf,
  dayOfVisit,
} from '../../../../shared/domain/dispatch/assess-technicians.ts';
import { type TravelBelief, TravelBook } from '../../../../shared/domain/dispatch/travel-book.ts';
import { readSlaClock } from '../../../../shared/domain/sla/sla-clock.ts';
import type { Candidate } from '../../../../shared/domain/tickets/assignment-reason.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';
import { readCalendars } from '../../tickets/index.ts';
import type { RoomExperience } from '../open-experience.ts';
import { type AskedTravel, reckonWithService } from '../travel/reckon-with-service.ts';
import { readDayRows } from './read-day-rows.ts';

/** Whose candidates are looked for. */
export type AssigningRoom = {
  readonly db: Queryable;
  readonly travel: AskedTravel;
  readonly experience: Pick<RoomExperience, 'at'>;
};
type Asked = { readonly ticket: Ticket; readonly now: Instant };
/** Who could be given a ticket, and the ways they were compared by. */
export type ComparedCandidates = { readonly candidates: readonly Candidate[]; readonly book: TravelBook };

/**
 * Who could be given the ticket now, the cheapest for the day first: the rule by which a window offers them, with the ways
 * by which the day is planned. It may wait for the routing service, so it is nothing to hold a transaction for.
 */
export async function compareCandidates(room: AssigningRoom, asked: Asked): Promise<ComparedCandidates> {
  const { question, ways } = await stateQuestion(room, asked);
  const about = { day: dayOfVisit(question), now: asked.now, ways };
  const { found, book } = await reckonWithService(room.travel, about, (ofDay) => assess(question, ofDay));
  return { candidates: found, book };
}

/** The same by ways that are known already; by estimates without any. */
export async function listCandidates(
  room: Omit<AssigningRoom, 'travel'> & { readonly travel: Pick<AskedTravel, 'service'> },
  asked: Asked,
  known?: TravelBook,
): Promise<readonly Candidate[]> {
  const { question, ways } = await stateQuestion(room, asked);
  return assess(question, known ?? new TravelBook(ways, [], room.travel.service));
}

async function stateQuestion(
  { db, experience }: Omit<AssigningRoom, 'travel'>,
  { ticket, now }: Asked,
): Promise<{ readonly question: AssignmentQuestion; readonly ways: TravelBelief }> {
  const rows = await readDayRows(db, [ticket], now);
  const calendars = await readCalendars(db);
  const slaDueAt = ({ resolution }: Ticket) => readSlaClock(resolution, now, calendars).dueAt;
  const { ways, minutes: usualMinutes } = await experience.at(now);
  return { question: { rows, ticket, now, slaDueAt, usualMinutes }, ways };
}

const assess = (question: AssignmentQuestion, book: TravelBook): readonly Candidate[] =>
  candidatesOf(question.ticket, assessTechnicians(question, book));
