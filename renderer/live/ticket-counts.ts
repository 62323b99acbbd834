import type { Priority } from '../../shared/domain/sla/sla-policy.ts';
import type { Ticket, TicketStatus } from '../../shared/domain/tickets/ticket.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import { hourMs, minuteMs } from '../../shared/kernel/instant.ts';
import { type QuickFilterName, quickFilterNames, quickFilters } from './quick-filters.ts';
import type { TicketFacts } from './ticket-facts.ts';

export type DistrictCount = Record<Priority, number> & { total: number };

const noPriorities = (): Record<Priority, number> => ({ critical: 0, high: 0, normal: 0, low: 0 });
export const hourOf = (at: number): number => Math.floor(at / hourMs);
const minuteOf = (at: number): number => Math.floor(at / minuteMs);

/** Moments counted by the minute they fell into. */
export class MinuteCounts {
  readonly #counts = new Map<number, number>();

  bump(at: number, step: 1 | -1): void {
    bump(this.#counts, minuteOf(at), step);
  }

  /** How many fell into the minutes from `from` until just before `until`, both milliseconds. */
  between(from: number, until: number): number {
    let sum = 0;
    for (let minute = minuteOf(from); minute < minuteOf(until); minute += 1)
      sum += this.#counts.get(minute) ?? 0;
    return sum;
  }

  /** Within an hour since 1970. */
  inHour(hour: number): number {
    return this.between(hour * hourMs, (hour + 1) * hourMs);
  }

  /** In the sixty minutes of which the present one is the last. */
  inLastHour(now: number): number {
    return this.between(now + minuteMs - hourMs, now + minuteMs);
  }

  clear(): void {
    this.#counts.clear();
  }
}

/** Every number the room shows about tickets, kept by adding what came and taking away what went. */
export class TicketCounts {
  readonly quick = Object.fromEntries(quickFilterNames.map((name) => [name, 0])) as Record<
    QuickFilterName,
    number
  >;
  readonly byStatus = new Map<TicketStatus, number>();
  readonly byPriority = noPriorities();
  readonly byDistrict = new Map<string, DistrictCount>();
  /** Unsettled tickets by technician and status. */
  readonly #heldBy = new Map<string, Map<TicketStatus, Set<string>>>();
  readonly opened = new MinuteCounts();
  readonly resolved = new MinuteCounts();
  unacknowledged = 0;
  /** The critical ones of them. */
  readonly unacknowledgedCriticals = new Set<string>();
  /** Changes whenever one came, went or became another row. */
  criticalsVersion = 0;

  add(facts: TicketFacts, me: AccountId | null): void {
    this.#count(facts, me, 1);
    if (!facts.settled && facts.technicianId) this.#heldIn(facts.technicianId, facts).add(facts.ticket.id);
  }

  remove(facts: TicketFacts, me: AccountId | null): void {
    this.#count(facts, me, -1);
    if (!facts.settled && facts.technicianId) this.#heldIn(facts.technicianId, facts).delete(facts.ticket.id);
  }

  loadOf(technicianId: string): number {
    let load = 0;
    for (const { size } of this.#heldBy.get(technicianId)?.values() ?? []) load += size;
    return load;
  }

  /** One of the technician's tickets in that status. */
  heldIn(technicianId: string, status: TicketStatus): string | undefined {
    const [first] = this.#heldBy.get(technicianId)?.get(status) ?? [];
    return first;
  }

  clear(): void {
    for (const name of quickFilterNames) this.quick[name] = 0;
    Object.assign(this.byPriority, noPriorities());
    this.unacknowledged = 0;
    this.unacknowledgedCriticals.clear();
    this.criticalsVersion += 1;
    for (const map of [this.byStatus, this.byDistrict, this.#heldBy, this.opened, this.resolved]) map.clear();
  }

  #count(facts: TicketFacts, me: AccountId | null, step: 1 | -1): void {
    const { ticket, settled } = facts;
    for (const name of quickFilterNames) if (quickFilters[name](facts, me)) this.quick[name] += step;
    bump(this.byStatus, ticket.state.status, step);
    this.opened.bump(ticket.openedAt, step);
    if (facts.settledAt !== null && ticket.state.status !== 'cancelled')
      this.resolved.bump(facts.settledAt, step);
    if (settled) return;
    this.byPriority[ticket.priority] += step;
    if (ticket.acknowledgement === null) this.#countUnacknowledged(ticket, step);
    this.#countDistrict(ticket.district, ticket.priority, step);
  }

  #countUnacknowledged({ id, priority }: Ticket, step: 1 | -1): void {
    this.unacknowledged += step;
    if (priority !== 'critical') return;
    if (step === 1) this.unacknowledgedCriticals.add(id);
    else this.unacknowledgedCriticals.delete(id);
    this.criticalsVersion += 1;
  }

  #heldIn(technicianId: string, { ticket }: TicketFacts): Set<string> {
    const held = this.#heldBy.get(technicianId) ?? new Map<TicketStatus, Set<string>>();
    this.#heldBy.set(technicianId, held);
    const { status } = ticket.state;
    const ids = held.get(status) ?? new Set<string>();
    held.set(status, ids);
    return ids;
  }

  #countDistrict(district: string, priority: Priority, step: 1 | -1): void {
    const count = this.byDistrict.get(district) ?? { ...noPriorities(), total: 0 };
    count[priority] += step;
    count.total += step;
    if (count.total === 0) this.byDistrict.delete(district);
    else this.byDistrict.set(district, count);
  }
}

function bump<Key>(counts: Map<Key, number>, key: Key, step: number): void {
  const count = (counts.get(key) ?? 0) + step;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
