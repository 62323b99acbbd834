import { type Instant, instant } from '../../kernel/instant.ts';
import { type BusinessTimeLookup, breachedAt } from '../sla/sla-clock.ts';
import { priorityRank } from '../sla/sla-policy.ts';
import type { Technician } from '../technicians/technician.ts';
import { isSettledStatus, type Ticket } from '../tickets/ticket.ts';
import { mostPinnedNamed, type RoomCount } from './hand-over.ts';
import type { Pin } from './pin.ts';
import type { Watch } from './watch.ts';

/** The rows a room is counted from: what it holds now, with what was settled over the last two days. */
export type RoomRows = {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly technicians: Iterable<Technician>;
  readonly pins: Iterable<Pin>;
  readonly calendars: BusinessTimeLookup;
};

type Counting = { readonly watch: Watch; readonly now: Instant; readonly countedAt: Instant };

/** What a watch amounts to at a moment. */
export function countRoom(rows: RoomRows, { watch, now, countedAt }: Counting): RoomCount {
  const end = Math.min(now, watch.to);
  const isWithin = (at: number | null) => at !== null && at >= watch.from && at <= end;
  const count = {
    open: { critical: 0, high: 0, normal: 0, low: 0 },
    unacknowledgedCriticals: 0,
    opened: 0,
    resolved: 0,
    breached: 0,
  };
  for (const ticket of rows.tickets.values()) {
    if (isWithin(ticket.openedAt)) count.opened += 1;
    if (isWithin(resolvedAt(ticket))) count.resolved += 1;
    if (isWithin(breachedAt(ticket.resolution, instant(end), rows.calendars))) count.breached += 1;
    if (isSettledStatus(ticket.state.status)) continue;
    count.open[ticket.priority] += 1;
    if (ticket.priority === 'critical' && !ticket.acknowledgement) count.unacknowledgedCriticals += 1;
  }
  const pins = [...rows.pins];
  const techniciansOnDuty = [...rows.technicians].filter(isOnDuty).length;
  return { countedAt, ...count, techniciansOnDuty, pins: pins.length, pinned: named(pins, rows.tickets) };
}

/** Somebody on a break is there. */
const isOnDuty = ({ availability: { kind } }: Technician): boolean =>
  kind === 'on-shift' || kind === 'on-break';

const resolvedAt = ({ state }: Ticket): Instant | null =>
  state.status === 'resolved' || state.status === 'closed' ? state.resolvedAt : null;

function named(pins: readonly Pin[], tickets: RoomRows['tickets']): RoomCount['pinned'] {
  return inPinOrder(pins, tickets)
    .flatMap(({ ticketId, reason }) => {
      const ticket = tickets.get(ticketId);
      return ticket
        ? [{ ticketId, number: ticket.number, title: ticket.title, priority: ticket.priority, reason }]
        : [];
    })
    .slice(0, mostPinnedNamed);
}

const beyondEvery = 9;

/** The worst first, then the one that waits longest. A ticket that has left the room's copy comes last. */
export function inPinOrder(pins: Iterable<Pin>, tickets: RoomRows['tickets']): readonly Pin[] {
  const rank = ({ ticketId }: Pin) => {
    const ticket = tickets.get(ticketId);
    return ticket ? priorityRank[ticket.priority] : beyondEvery;
  };
  return [...pins].sort((a, b) => rank(a) - rank(b) || a.at - b.at || (a.ticketId < b.ticketId ? -1 : 1));
}
