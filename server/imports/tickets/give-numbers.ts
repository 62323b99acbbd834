import type { TicketFact } from '../../../shared/domain/tickets/ticket-events.ts';
import { localDay } from '../../../shared/kernel/local-day.ts';
import type { ImportSession } from '../store/import-session.ts';
import type { Journey } from './build-timeline.ts';

/**
 * Gives each ticket the next number of the local day it was opened on. The days' rows are taken in order of date, so
 * that two who take several cannot wait for each other, and stay locked until commit: no gap after a rollback.
 */
export async function giveNumbers<J extends Journey>(
  { client }: ImportSession,
  journeys: readonly J[],
): Promise<readonly J[]> {
  const days = new Map<string, J[]>();
  for (const journey of journeys) {
    const day = localDay(journey.ticket.openedAt);
    const sameDay = days.get(day);
    if (sameDay) sameDay.push(journey);
    else days.set(day, [journey]);
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  const { rows } = await client.query<{ day: string; last: number }>(
    `insert into ticket_numbers (day, last) select * from unnest($1::date[], $2::int[]) as n (day, count)
     on conflict (day) do update set last = ticket_numbers.last + excluded.last returning day::text, last`,
    [inOrder.map(([day]) => day), inOrder.map(([, { length }]) => length)],
  );
  const lasts = new Map(rows.map((row) => [row.day, row.last]));
  return inOrder.flatMap(([day, sameDay]) => {
    const before = (lasts.get(day) ?? 0) - sameDay.length;
    return [...sameDay]
      .sort((a, b) => a.ticket.openedAt - b.ticket.openedAt)
      .map((journey, index) => numbered(journey, numberOf(day, before + index + 1)));
  });
}

const numberOf = (day: string, count: number) =>
  `TKT-${day.replaceAll('-', '')}-${String(count).padStart(4, '0')}`;

/** The number stands in the ticket and in the event that opened it, as when the server numbers a ticket. */
function numbered<J extends Journey>(journey: J, number: string): J {
  const [opened, ...later] = journey.facts;
  if (opened?.body.type !== 'opened') throw new Error('A timeline begins with "opened"');
  const first: TicketFact = { ...opened, body: { ...opened.body, number } };
  return { ...journey, ticket: { ...journey.ticket, number }, facts: [first, ...later] };
}
