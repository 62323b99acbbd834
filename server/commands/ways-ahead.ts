import type { TravelBook } from '../../shared/domain/dispatch/travel-book.ts';
import { type TicketId, ticketIdSchema } from '../../shared/kernel/ids.ts';
import { type AssigningRoom, compareCandidates } from '../modules/dispatch/index.ts';
import { findTicket } from '../modules/tickets/index.ts';
import type { CommandsAhead } from './command-work.ts';

/** The ways by which somebody is chosen, by ticket. */
export type WaysAhead = ReadonlyMap<TicketId, TravelBook>;

/** What a day is reckoned with before somebody is chosen. */
export type AssigningWays = Pick<AssigningRoom, 'experience' | 'travel'>;

/**
 * The ways by which somebody will be chosen for each ticket of these commands, asked of the routing service before a
 * transaction begins: a service that is slow may hold neither the ticket nor a connection. None where nobody is asked.
 */
export async function waysAhead(room: AssigningRoom, about: CommandsAhead | undefined): Promise<WaysAhead> {
  const ways = new Map<TicketId, TravelBook>();
  if (!about || !room.travel.isKept) return ways;
  for (const { name, input } of about.commands) {
    const asked = name === 'ticket.auto-assign' ? ticketIdSchema.safeParse(ticketIn(input)) : null;
    const ticket = asked?.success ? await findTicket(room.db, asked.data) : null;
    if (ticket) ways.set(ticket.id, (await compareCandidates(room, { ticket, now: about.now })).book);
  }
  return ways;
}

const ticketIn = (input: unknown): unknown => (input as { readonly ticketId?: unknown } | null)?.ticketId;
