import type { FilterSubject } from '../../shared/domain/filters/matches-filter.ts';
import type { AccountId, SiteId } from '../../shared/kernel/ids.ts';
import { type Instant, minuteMs } from '../../shared/kernel/instant.ts';
import type { ReadableRows } from './live-rows.ts';
import type { TicketFacts } from './ticket-facts.ts';

type Asking = { readonly now: Instant; readonly me: AccountId | null };

/** A ticket of this window with what a saved filter may ask of it. */
export function filterSubject(facts: TicketFacts, rows: ReadableRows, { now, me }: Asking): FilterSubject {
  const { ticket, settled, technicianId, urgency, pausedLeftMs, dueAt } = facts;
  const leftMs = pausedLeftMs ?? dueAt - now;
  return {
    ticket,
    settled,
    technicianId,
    urgency: settled ? null : urgency,
    minutesLeft: settled || !Number.isFinite(leftMs) ? null : leftMs / minuteMs,
    now,
    me,
    customerName: (ticket.customerId && rows.customers.get(ticket.customerId)?.name) || null,
    siteAncestors: ancestorsOf(ticket.siteId, rows),
  };
}

/** A network is a few places deep; a parent that is its own ancestor would be a broken import, and ends the walk. */
const deepest = 8;

function ancestorsOf(siteId: SiteId | null, { sites }: ReadableRows): readonly SiteId[] {
  const found: SiteId[] = [];
  for (let id = siteId; id !== null && found.length < deepest; id = sites.get(id)?.parentId ?? null)
    found.push(id);
  return found;
}
