import { type Priority, priorityRank } from '../../../shared/domain/sla/sla-policy.ts';
import type { DistrictShade, DistrictShades } from '../../design/map/index.ts';
import type { OutageLine } from '../../live/outage-lines.ts';
import type { QueueModel } from '../../live/queue-model.ts';
import type { Room } from '../../live/room.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

type PriorityCounts = Readonly<Record<Priority, number>>;

/** Unsettled ones only: what is settled harms no district. */
export function ticketsByDistrict(tickets: Iterable<TicketFacts>): ReadonlyMap<string, PriorityCounts> {
  const counts = new Map<string, Record<Priority, number>>();
  for (const { settled, ticket } of tickets) {
    if (settled) continue;
    const count = counts.get(ticket.district) ?? { critical: 0, high: 0, normal: 0, low: 0 };
    count[ticket.priority] += 1;
    counts.set(ticket.district, count);
  }
  return counts;
}

/** By the worst that is in each, and how many of it are; ordinary work leaves a district plain. */
export function shadesOf(byDistrict: ReadonlyMap<string, PriorityCounts>): DistrictShades {
  const shades = new Map<string, DistrictShade>();
  for (const [district, { critical, high }] of byDistrict) {
    if (critical > 0) shades.set(district, { rank: 'critical', count: critical });
    else if (high > 0) shades.set(district, { rank: 'high', count: high });
  }
  return shades;
}

/** An outage as far as its tickets are shown: whole with the ticket that it was accepted as; null when none of them is. */
export function shownOutage(
  line: OutageLine,
  shown: Pick<QueueModel, 'has'>,
  { tickets }: Pick<Room['rows'], 'tickets'>,
): OutageLine | null {
  if (line.parent && shown.has(line.parent.id)) return line;
  const ticketIds = line.ticketIds.filter((id) => shown.has(id));
  const [worst] = ticketIds
    .flatMap((id) => tickets.get(id)?.priority ?? [])
    .sort((a, b) => priorityRank[a] - priorityRank[b]);
  if (!worst) return null;
  return { ...line, ticketIds, joiningIds: line.joiningIds.filter((id) => shown.has(id)), worst };
}
