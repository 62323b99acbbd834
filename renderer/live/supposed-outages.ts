import { priorityOfHarm } from '../../shared/domain/outages/harm.ts';
import type { Outages } from '../../shared/domain/outages/read-outages.ts';
import { type OutageLine, outageLines } from './outage-lines.ts';
import type { Room } from './room.ts';

/** An outage that nobody has accepted yet, and what it would be handled as: somebody has to say soon whether it is one. */
export type SupposedOutage = OutageLine & { readonly harm: 'critical' | 'high' };

/** In a busy room three or four tickets share a terminal by chance every hour: they are shown where outages are looked at. */
const leastTickets = 5;

/** Forty normal tickets behind one terminal are one grave trouble, though none of them is. The gravest first. */
export const supposedOutages = (
  outages: Outages,
  known: Pick<Room, 'rows' | 'customersBehind'>,
): readonly SupposedOutage[] =>
  outageLines({ accepted: [], proposed: outages.proposed }, known).flatMap((line) => {
    if (line.ticketIds.length < leastTickets) return [];
    const harm = priorityOfHarm(line.customers, line.worst);
    return harm === 'critical' || harm === 'high' ? [{ ...line, harm }] : [];
  });
