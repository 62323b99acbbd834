import type { Customer, Site } from '../../shared/contracts/shapes.ts';
import { priorityRank } from '../../shared/domain/sla/sla-policy.ts';
import { isSettledStatus, type Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { ReadableRows } from './live-store.ts';

export type Finding =
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  | { readonly kind: 'customer'; readonly customer: Customer }
  | { readonly kind: 'site'; readonly site: Site };

const most = 8;

/** The first matches of each kind in this window's rows. An empty text finds nothing. */
export function findInRoom(
  rows: ReadableRows,
  wordsOf: (ticket: Ticket) => string,
  text: string,
): readonly Finding[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (haystack: string) => words.every((word) => haystack.includes(word));
  return [
    ...findTickets(rows, (ticket) => holds(wordsOf(ticket))).map(
      (ticket): Finding => ({ kind: 'ticket', ticket }),
    ),
    ...findCustomers(rows, text).map((customer): Finding => ({ kind: 'customer', customer })),
    ...first(rows.sites.values(), (site) =>
      holds(`${site.code} ${site.name} ${site.village}`.toLowerCase()),
    ).map((site): Finding => ({ kind: 'site', site })),
  ];
}

/** Tickets that still need somebody come before those that do not, the worst first. */
function findTickets(rows: ReadableRows, matches: (ticket: Ticket) => boolean): Ticket[] {
  const found = [...rows.tickets.values()].filter(matches);
  const order = ({ state, priority }: Ticket) =>
    (isSettledStatus(state.status) ? 10 : 0) + priorityRank[priority];
  return found.sort((a, b) => order(a) - order(b) || b.openedAt - a.openedAt).slice(0, most);
}

export function findCustomers(rows: ReadableRows, text: string): readonly Customer[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return first(rows.customers.values(), ({ name, number, phone, village }) => {
    const haystack = `${name} ${number} ${phone} ${village}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

function first<Row>(rows: Iterable<Row>, matches: (row: Row) => boolean): Row[] {
  const found: Row[] = [];
  for (const row of rows) {
    if (matches(row)) found.push(row);
    if (found.length === most) break;
  }
  return found;
}
