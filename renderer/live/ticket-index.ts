import type { BusinessTimeLookup } from '../../shared/domain/sla/sla-clock.ts';
import { parentOf, type Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../shared/kernel/instant.ts';
import { SortedList } from './sorted-list.ts';
import { TicketCounts } from './ticket-counts.ts';
import { type TicketFacts, ticketFactsAfter, withUrgency } from './ticket-facts.ts';

type Moment = { readonly at: number; readonly id: string };

const byMoment = (a: Moment, b: Moment) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Facts and counts of all tickets. Time itself changes urgency: the moments at which it will are kept in order, so a
 * tick looks only at the tickets whose moment has come.
 */
export class TicketIndex {
  readonly facts = new Map<string, TicketFacts>();
  readonly counts = new TicketCounts();
  readonly #moments = new SortedList<Moment>(byMoment);
  readonly #calendars: BusinessTimeLookup;
  readonly #urgencyListeners = new Set<(ids: readonly string[]) => void>();
  /** The tickets of each outage. */
  readonly #partsOf = new Map<string, Set<string>>();
  #me: AccountId | null = null;
  #version = 0;
  /** Whose moments are others now, with their facts before: thousands that arrive at once are moved together. */
  readonly #moved = new Map<string, TicketFacts | null>();

  constructor(calendars: BusinessTimeLookup) {
    this.#calendars = calendars;
  }

  /** Changes whenever any facts do, or who they are counted for. */
  get version(): number {
    return this.#version;
  }

  put(ticket: Ticket, now: Instant): void {
    const facts = ticketFactsAfter(this.facts.get(ticket.id), ticket, now, this.#calendars);
    const explained = this.#isExplained(facts);
    this.#replace(ticket.id, facts.explained === explained ? facts : { ...facts, explained });
  }

  /** When the target of its resolution passes; null while the clock stands still. */
  readonly slaDueAt = ({ id }: Pick<Ticket, 'id'>): Instant | null => {
    const due = this.facts.get(id)?.dueAt ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(due) ? instant(due) : null;
  };

  /** Where a ticket is worked on: the open outage that explains it, or the ticket itself. */
  workOf(facts: TicketFacts): TicketFacts {
    const parentId = facts.explained ? parentOf(facts.ticket) : null;
    return (parentId !== null && this.facts.get(parentId)) || facts;
  }

  /** The tickets an outage explains, those that are settled too. */
  partsOf(parentId: string): readonly Ticket[] {
    return [...(this.#partsOf.get(parentId) ?? [])].flatMap((id) => this.facts.get(id)?.ticket ?? []);
  }

  remove(id: string): void {
    this.#replace(id, null);
  }

  /** Ids of the tickets whose urgency has changed since the last tick. */
  tick(now: Instant): readonly string[] {
    this.settle();
    const changed: string[] = [];
    for (let first = this.#moments.at(0); first && first.at < now; first = this.#moments.at(0)) {
      this.#moments.remove(first);
      const facts = this.facts.get(first.id);
      if (!facts) continue;
      const next = withUrgency(facts, now);
      if (next === facts) continue;
      this.#swap(first.id, facts, next);
      changed.push(first.id);
    }
    if (changed.length > 0) for (const listener of this.#urgencyListeners) listener(changed);
    return changed;
  }

  /** Time has gone back, as it does in a room of the past: what had passed may lie ahead again. */
  turnBack(now: Instant): void {
    const changed: string[] = [];
    for (const [id, facts] of this.facts) {
      const next = withUrgency(facts, now);
      if (next === facts) continue;
      if (!this.#moved.has(id)) this.#moved.set(id, facts);
      this.#swap(id, facts, next);
      changed.push(id);
    }
    if (changed.length === 0) return;
    this.settle();
    for (const listener of this.#urgencyListeners) listener(changed);
  }

  /** Hears the ids of tickets whose urgency the clock alone has changed. */
  onUrgency(listener: (ids: readonly string[]) => void): () => void {
    this.#urgencyListeners.add(listener);
    return () => this.#urgencyListeners.delete(listener);
  }

  /** Brings the moments in order after many changes; called once at the end of a flush. */
  settle(): void {
    if (this.#moved.size === 0) return;
    const out = [...this.#moved.values()].flatMap(momentsOf);
    const into = [...this.#moved.keys()].flatMap((id) => momentsOf(this.facts.get(id) ?? null));
    this.#moments.exchange(out, into, ({ id }) => this.#moved.has(id));
    this.#moved.clear();
  }

  setMe(me: AccountId | null): void {
    if (me === this.#me) return;
    this.#me = me;
    this.#version += 1;
    this.counts.clear();
    for (const facts of this.facts.values()) this.counts.add(facts, me);
  }

  clear(): void {
    this.#version += 1;
    this.facts.clear();
    this.#partsOf.clear();
    this.counts.clear();
    this.#moments.reset([]);
    this.#moved.clear();
  }

  #replace(id: string, after: TicketFacts | null): void {
    const before = this.facts.get(id) ?? null;
    if (!this.#moved.has(id) && !haveSameMoments(before, after)) this.#moved.set(id, before);
    this.#swap(id, before, after);
    this.#follow(before, after);
  }

  /** An outage that begins or ends changes what is to be done about each of its tickets. */
  #follow(before: TicketFacts | null, after: TicketFacts | null): void {
    const id = (after ?? before)?.ticket.id;
    if (!id) return;
    const former = before && parentOf(before.ticket);
    const parentId = after && parentOf(after.ticket);
    if (former && former !== parentId) this.#partsOf.get(former)?.delete(id);
    if (parentId) this.#partsOf.set(parentId, (this.#partsOf.get(parentId) ?? new Set()).add(id));
    for (const partId of this.#partsOf.get(id) ?? []) {
      const part = this.facts.get(partId);
      const explained = part !== undefined && this.#isExplained(part);
      if (part && part.explained !== explained) this.#swap(partId, part, { ...part, explained });
    }
  }

  #isExplained({ ticket, settled }: TicketFacts): boolean {
    const parentId = parentOf(ticket);
    return !settled && parentId !== null && this.facts.get(parentId)?.settled === false;
  }

  #swap(id: string, before: TicketFacts | null, after: TicketFacts | null): void {
    this.#version += 1;
    if (before) this.counts.remove(before, this.#me);
    if (after) {
      this.counts.add(after, this.#me);
      this.facts.set(id, after);
    } else this.facts.delete(id);
  }
}

/** Only what still lies ahead: a moment already behind the facts' urgency would come up again at every tick. */
function momentsOf(facts: TicketFacts | null): Moment[] {
  if (!facts || facts.settled) return [];
  const { id } = facts.ticket;
  const moments: Moment[] = [];
  /* At risk from that very millisecond on, breached only past it: a tick takes what lies before it. */
  if (facts.urgency === 'inside' && Number.isFinite(facts.atRiskAt))
    moments.push({ at: facts.atRiskAt - 1, id });
  if (facts.urgency !== 'breached' && Number.isFinite(facts.dueAt)) moments.push({ at: facts.dueAt, id });
  return moments;
}

/** Most changes (a note, a technician on the way) leave the clock alone. */
const haveSameMoments = (a: TicketFacts | null, b: TicketFacts | null): boolean =>
  a !== null &&
  b !== null &&
  a.settled === b.settled &&
  a.urgency === b.urgency &&
  a.atRiskAt === b.atRiskAt &&
  a.dueAt === b.dueAt;
