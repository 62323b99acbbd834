import type { Priority } from '../../shared/domain/sla/sla-policy.ts';
import type { TicketStatus } from '../../shared/domain/tickets/ticket.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import { hourMs } from '../../shared/kernel/instant.ts';
import { type QuickFilterName, quickFilterNames, quickFilters } from './quick-filters.ts';
import type { TicketFacts } from './ticket-facts.ts';

export type DistrictCount = Record<Priority, number> & { total: number };

const noPriorities = (): Record<Priority, number> => ({ critical: 0, high: 0, normal: 0, low: 0 });
export const hourOf = (at: number): number => Math.floor(at / hourMs);

/** Every number the room shows about tickets, kept by adding what came and taking away what went. */
export class TicketCounts {
  readonly quick = Object.fromEntries(quickFilterNames.map((name) => [name, 0])) as Record<
    QuickFilterName,
    number
  >;
  readonly byStatus = new Map<TicketStatus, number>();
  readonly byPriority = noPriorities();
  readonly byDistrict = new Map<string, DistrictCount>();
  readonly heldBy = new Map<string, Set<string>>();
  /** Tickets by hour since 1970 in which they came, and in which they were resolved. */
  readonly openedInHour = new Map<number, number>();
  readonly resolvedInHour = new Map<number, number>();
  unacknowledged = 0;

  add(facts: TicketFacts, me: AccountId | null): void {
    this.#count(facts, me, 1);
    if (!facts.settled && facts.technicianId) {
      const held = this.heldBy.get(facts.technicianId) ?? new Set();
      this.heldBy.set(facts.technicianId, held.add(facts.ticket.id));
    }
  }

  remove(facts: TicketFacts, me: AccountId | null): void {
    this.#count(facts, me, -1);
    if (facts.technicianId) this.heldBy.get(facts.technicianId)?.delete(facts.ticket.id);
  }

  loadOf(technicianId: string): number {
    return this.heldBy.get(technicianId)?.size ?? 0;
  }

  clear(): void {
    for (const name of quickFilterNames) this.quick[name] = 0;
    Object.assign(this.byPriority, noPriorities());
    this.unacknowledged = 0;
    for (const map of [this.byStatus, this.byDistrict, this.heldBy, this.openedInHour, this.resolvedInHour])
      map.clear();
  }

  #count(facts: TicketFacts, me: AccountId | null, step: 1 | -1): void {
    const { ticket, settled } = facts;
    for (const name of quickFilterNames) if (quickFilters[name](facts, me)) this.quick[name] += step;
    bump(this.byStatus, ticket.state.status, step);
    bump(this.openedInHour, hourOf(ticket.openedAt), step);
    if (facts.settledAt !== null && ticket.state.status !== 'cancelled')
      bump(this.resolvedInHour, hourOf(facts.settledAt), step);
    if (settled) return;
    this.byPriority[ticket.priority] += step;
    if (ticket.acknowledgement === null) this.unacknowledged += step;
    this.#countDistrict(ticket.district, ticket.priority, step);
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
