import { type BusinessTimeLookup, readSlaClock } from '../../../shared/domain/sla/sla-clock.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { dayMs, hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

/** `judged` are those that have met their target today, or missed it, open or not. */
export type KeptToday = { readonly kept: number; readonly judged: number };

const wibOffsetMs = 7 * hourMs;

/**
 * How many of today's resolved tickets kept their target, and beside them what is open past it: a day on which nobody
 * resolves what is late is not a perfect one. A clock that stopped is read once: rows are replaced.
 */
export class KeptTodayCount {
  readonly #isKept = new WeakMap<Ticket, boolean>();

  of(all: Iterable<TicketFacts>, now: Instant, calendars: BusinessTimeLookup): KeptToday {
    const midnight = Math.floor((now + wibOffsetMs) / dayMs) * dayMs - wibOffsetMs;
    let kept = 0;
    let judged = 0;
    for (const { ticket, settledAt, urgency } of all) {
      if (urgency === 'breached') judged += 1;
      if (settledAt === null || settledAt < midnight || ticket.state.status === 'cancelled') continue;
      judged += 1;
      if (this.#keeps(ticket, now, calendars)) kept += 1;
    }
    return { kept, judged };
  }

  #keeps(ticket: Ticket, now: Instant, calendars: BusinessTimeLookup): boolean {
    const known = this.#isKept.get(ticket);
    if (known !== undefined) return known;
    const keeps = readSlaClock(ticket.resolution, now, calendars).remainingMs >= 0;
    this.#isKept.set(ticket, keeps);
    return keeps;
  }
}
