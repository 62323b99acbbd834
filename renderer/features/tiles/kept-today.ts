import { type BusinessTimeLookup, readSlaClock } from '../../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { dayMs, hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

export type KeptToday = { readonly kept: number; readonly settled: number };

const wibOffsetMs = 7 * hourMs;

/** How many of today's resolved tickets kept their target. A clock that stopped is read once: rows are replaced. */
export class KeptTodayCount {
  readonly #isKept = new WeakMap<Ticket, boolean>();

  of(all: Iterable<TicketFacts>, now: Instant, calendars: BusinessTimeLookup): KeptToday {
    const midnight = Math.floor((now + wibOffsetMs) / dayMs) * dayMs - wibOffsetMs;
    let kept = 0;
    let settled = 0;
    for (const { ticket, settledAt } of all) {
      if (settledAt === null || settledAt < midnight || ticket.state.status === 'cancelled') continue;
      settled += 1;
      if (this.#keeps(ticket, now, calendars)) kept += 1;
    }
    return { kept, settled };
  }

  #keeps(ticket: Ticket, now: Instant, calendars: BusinessTimeLookup): boolean {
    const known = this.#isKept.get(ticket);
    if (known !== undefined) return known;
    const keeps = readSlaClock(ticket.resolution, now, calendars).remainingMs >= 0;
    this.#isKept.set(ticket, keeps);
    return keeps;
  }
}
