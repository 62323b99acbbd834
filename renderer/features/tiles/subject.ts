import type { Site } from '../../../shared/contracts/shapes.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { ReadableRows } from '../../live/live-rows.ts';
import { shortCode } from '../../shell/short-names.ts';

/** `ODP KLR-014`: a code says its kind only where its owner wrote it so; cut off, its end would tell no two apart. */
export function siteName({ kind, code }: Pick<Site, 'kind' | 'code'>): string {
  const word = kind.toUpperCase();
  return code.toUpperCase().startsWith(word) ? code : `${word} ${shortCode(code)}`;
}

/** Whom or what a ticket is about, as the room says it: a company by its name, a home by its place in the network. */
export function subjectOf(ticket: Ticket, rows: Pick<ReadableRows, 'customers' | 'sites'>): string {
  const customer = ticket.customerId ? rows.customers.get(ticket.customerId) : undefined;
  if (customer && ticket.tier !== 'home') return customer.name;
  const site = ticket.siteId ? rows.sites.get(ticket.siteId) : undefined;
  if (site) return siteName(site);
  return customer?.name ?? ([ticket.village, ticket.district].filter(Boolean).join(', ') || ticket.title);
}
