import type { Site } from '../../../shared/contracts/shapes.ts';
import type { Priority } from '../../../shared/domain/sla/sla-policy.ts';
import { positionBudgetMs } from '../../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { MapArea, MapMark, MapMover, MapPlace } from '../../design/map/index.ts';
import { rankLetter } from '../../design/Severity.tsx';
import type { OutageLine } from '../../live/outage-lines.ts';
import type { Room } from '../../live/room.ts';
import type { TechnicianNow, TechnicianState } from '../../live/technician-state.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { shortCode } from '../../shell/short-names.ts';

/** An open ticket as a dot; null when it is settled or nobody knows where it is. */
export function markOf(
  { ticket, settled, urgency }: TicketFacts,
  { rows, commands }: Pick<Room, 'rows' | 'commands'>,
): MapMark | null {
  if (settled || !ticket.position) return null;
  return {
    id: ticket.id,
    rank: ticket.priority,
    longitude: ticket.position.longitude,
    latitude: ticket.position.latitude,
    acknowledged: ticket.acknowledgement !== null,
    breached: urgency === 'breached',
    pending: commands.of(ticket.id).some(({ state }) => state.kind !== 'refused'),
    label: () => labelOf(ticket, rows),
  };
}

function labelOf({ priority, number, customerId, title }: Ticket, rows: Room['rows']): string {
  const customer = customerId ? rows.customers.get(customerId)?.name : undefined;
  return `${rankLetter[priority]} ${number?.split('-').at(-1) ?? '—'} · ${customer ?? title}`;
}

const moverKinds: Readonly<Record<TechnicianState, MapMover['kind'] | null>> = {
  free: 'free',
  assigned: 'free',
  'en-route': 'moving',
  'on-site': 'on-site',
  waiting: 'on-site',
  'on-break': 'paused',
  lost: 'lost',
  'off-duty': null,
};

/** From this share of its budget on, the age of a position is written beside it. */
const oldFrom = 0.5;

/** Somebody on duty with a last known place. */
export function moverOf(person: TechnicianNow, trails: Room['trails'], ageLabel: string): MapMover | null {
  const kind = moverKinds[person.state];
  if (!kind || !person.position) return null;
  const { position, headingDegrees } = person.position;
  const age = Math.min(1, (person.positionAgeMs ?? 0) / positionBudgetMs);
  return {
    id: person.technician.id,
    longitude: position.longitude,
    latitude: position.latitude,
    headingDegrees,
    kind,
    emphasised: person.ticket?.priority === 'critical' || person.ticket?.priority === 'high',
    label: person.technician.name,
    trail: trails.of(person.technician.id),
    ageing: kind === 'lost' ? 0 : age,
    ageLabel: kind === 'lost' || age >= oldFrom ? ageLabel : '',
  };
}

/** Everything behind the site, with the tickets that tell of it: what an outage covers. */
export function areaOf(
  line: OutageLine,
  { rows, customersBehind }: Pick<Room, 'rows' | 'customersBehind'>,
): MapArea {
  const { key, siteId, parent, ticketIds, joiningIds, worst } = line;
  const behind = [...customersBehind.subtree(siteId)].flatMap((id) => rows.sites.get(id) ?? []);
  const known = [...ticketIds, ...joiningIds, ...(parent ? [parent.id] : [])];
  const tickets = known.flatMap((id) => rows.tickets.get(id) ?? []);
  return {
    id: key,
    label: shortCode(rows.sites.get(siteId)?.code ?? ''),
    count: ticketIds.length,
    rank: worst,
    marks: worstCountOf([...ticketIds, ...(parent ? [parent.id] : [])], worst, rows),
    confirmed: parent !== null,
    members: [...behind, ...tickets].flatMap(({ id, position }) => (position ? [{ id, ...position }] : [])),
  };
}

/** An accepted outage is a ticket too, and one of those that its area covers. */
function worstCountOf(ids: readonly string[], worst: Priority, { tickets }: Pick<Room['rows'], 'tickets'>) {
  const ofWorst = ids.filter((id) => tickets.get(id)?.priority === worst).length;
  return { ofWorst, others: ids.length - ofWorst };
}

export const placeOf = (site: Site): MapPlace => ({
  id: site.id,
  kind: site.kind,
  parentId: site.parentId,
  label: site.code,
  longitude: site.position.longitude,
  latitude: site.position.latitude,
});
