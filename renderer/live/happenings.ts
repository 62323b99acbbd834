import { priorityRank } from '../../shared/domain/sla/sla-policy.ts';
import { type Ticket, type TicketStatus, technicianOf } from '../../shared/domain/tickets/ticket.ts';
import type { TechnicianId } from '../../shared/kernel/ids.ts';

/** What a room talks about. Notes and retargeted clocks are read in a ticket's timeline. */
export type Happening = {
  readonly what:
    | 'opened'
    | 'acknowledged'
    | 'unassigned'
    | 'reopened'
    | 'raised'
    | 'lowered'
    | 'breached'
    | Exclude<TicketStatus, 'open'>;
  readonly at: number;
  readonly technicianId: TechnicianId | null;
};

/** What a row alone tells: how it began, who took it, and how it came to where it stands. */
export function happeningsOf(ticket: Ticket): readonly Happening[] {
  const technicianId = technicianOf(ticket.state);
  const happened: Happening[] = [{ what: 'opened', at: ticket.openedAt, technicianId: null }];
  if (ticket.acknowledgement)
    happened.push({ what: 'acknowledged', at: ticket.acknowledgement.at, technicianId: null });
  const { state } = ticket;
  switch (state.status) {
    case 'open':
      break;
    case 'closed':
      happened.push({ what: 'resolved', at: state.resolvedAt, technicianId });
      happened.push({ what: 'closed', at: state.closedAt, technicianId });
      break;
    case 'resolved':
      happened.push({ what: 'resolved', at: state.resolvedAt, technicianId });
      break;
    case 'cancelled':
      happened.push({ what: 'cancelled', at: state.cancelledAt, technicianId });
      break;
    default:
      happened.push({ what: state.status, at: state.since, technicianId });
  }
  return happened;
}

/**
 * What the later row of a ticket tells beyond the earlier one, with what only both together show; of what came to pass
 * before `since` nothing.
 */
export function newHappenings(before: Ticket, after: Ticket, since: number): readonly Happening[] {
  const late = happeningsOf(after).filter(({ at }) => at >= since);
  const known = late.length > 0 ? happeningsOf(before) : [];
  const news = late.filter(
    ({ what, at }) => !known.some((earlier) => earlier.what === what && earlier.at === at),
  );
  const at = after.updatedAt;
  const technicianId = technicianOf(after.state);
  if (after.reopenedCount > before.reopenedCount) news.push({ what: 'reopened', at, technicianId });
  const isLetGo =
    technicianId === null && after.state.status === 'open' && technicianOf(before.state) !== null;
  if (isLetGo && after.reopenedCount === before.reopenedCount)
    news.push({ what: 'unassigned', at, technicianId: technicianOf(before.state) });
  const rise = priorityRank[before.priority] - priorityRank[after.priority];
  if (rise !== 0) news.push({ what: rise > 0 ? 'raised' : 'lowered', at, technicianId });
  return news;
}
