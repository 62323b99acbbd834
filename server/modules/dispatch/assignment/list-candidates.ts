import { assessTechnicians, candidatesOf } from '../../../../shared/domain/dispatch/assess-technicians.ts';
import type { Experience } from '../../../../shared/domain/dispatch/experience.ts';
import { TravelBook } from '../../../../shared/domain/dispatch/travel-book.ts';
import { readSlaClock } from '../../../../shared/domain/sla/sla-clock.ts';
import type { Candidate } from '../../../../shared/domain/tickets/assignment-reason.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';
import { readCalendars } from '../../tickets/index.ts';
import { readDayRows } from './read-day-rows.ts';

/** Who could be given the ticket now, the cheapest for the day first: the rule by which a window offers them. */
export async function listCandidates(
  db: Queryable,
  { ticket, now }: { readonly ticket: Ticket; readonly now: Instant },
  experience: (now: Instant) => Promise<Experience>,
): Promise<readonly Candidate[]> {
  const rows = await readDayRows(db, [ticket], now);
  const calendars = await readCalendars(db);
  const slaDueAt = ({ resolution }: Ticket) => readSlaClock(resolution, now, calendars).dueAt;
  const { ways, minutes: usualMinutes } = await experience(now);
  const question = { rows, ticket, now, slaDueAt, usualMinutes };
  return candidatesOf(ticket, assessTechnicians(question, new TravelBook(ways)));
}
