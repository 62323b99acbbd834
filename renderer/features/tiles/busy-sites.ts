import { dayMs } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

export type BusySite = { readonly siteId: string; readonly open: number; readonly today: number };

/** Sites by their open tickets, then by how many came in the last 24 hours; one ticket is no pattern. */
export function busySites(all: Iterable<TicketFacts>, now: number): readonly BusySite[] {
  const bySite = new Map<string, { siteId: string; open: number; today: number }>();
  for (const { ticket, settled } of all) {
    const isRecent = now - ticket.openedAt <= dayMs;
    if (!ticket.siteId || (settled && !isRecent)) continue;
    const site = bySite.get(ticket.siteId) ?? { siteId: ticket.siteId, open: 0, today: 0 };
    if (!settled) site.open += 1;
    if (isRecent) site.today += 1;
    bySite.set(ticket.siteId, site);
  }
  return [...bySite.values()]
    .filter(({ open, today }) => open + today > 1)
    .sort((a, b) => b.open - a.open || b.today - a.today || (a.siteId < b.siteId ? -1 : 1));
}
