import { usualTerms, type WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import type { Ticket, TicketKind } from '../../../shared/domain/tickets/ticket.ts';
import { hourMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../shared/kernel/local-day.ts';
import type { DemoAccount } from '../people/create-accounts.ts';
import type { Random } from '../random/random.ts';

/** How often a customer is told when somebody comes: nearly always for what is installed, seldom for what is broken. */
const promised: Readonly<Record<TicketKind, number>> = {
  installation: 0.8,
  relocation: 0.7,
  equipment: 0.2,
  degraded: 0.05,
  outage: 0,
  account: 0,
};

/** Customers are told two hours. */
const windowMs = 2 * hourMs;
const beginsAtHour = [8, 10, 13, 15] as const;
/** Nobody promises what begins before the room could send somebody. */
const noticeMs = hourMs / 2;

type Room = {
  readonly tickets: readonly Ticket[];
  readonly accounts: readonly DemoAccount[];
  readonly now: Instant;
};

/** What customers of tickets that nobody is at yet were told: two thirds of it for today while there is still a window. */
export function createPromises({ tickets, accounts, now }: Room, random: Random): readonly WorkOrder[] {
  const agents = accounts.filter(({ role }) => role === 'customer-service' || role === 'operator');
  return tickets.flatMap((ticket): WorkOrder[] => {
    const own = random.fork(ticket.id);
    const isAhead = ticket.state.status === 'open' || ticket.state.status === 'assigned';
    if (!isAhead || !own.chance(promised[ticket.kind])) return [];
    const agent = own.pick(agents);
    return [
      {
        ...usualTerms,
        ticketId: ticket.id,
        version: 1,
        promise: windowAfter(now, own),
        by: agent.id,
        byName: agent.displayName,
        at: ticket.openedAt,
      },
    ];
  });
}

function windowAfter(now: Instant, random: Random): NonNullable<WorkOrder['promise']> {
  const windowsOf = (days: number) => {
    const midnight = startOfDay(dayAfter(localDay(now), days));
    return beginsAtHour
      .map((hour) => midnight + hour * hourMs)
      .filter((from) => from >= now + noticeMs)
      .map((from) => ({ from: instant(from), to: instant(from + windowMs) }));
  };
  const today = windowsOf(0);
  return random.pick(today.length > 0 && random.chance(0.66) ? today : windowsOf(random.int(1, 2)));
}
