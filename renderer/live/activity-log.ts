import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { TechnicianId, TicketId } from '../../shared/kernel/ids.ts';
import { type Happening, happeningsOf, newHappenings } from './happenings.ts';
import { SortedList } from './sorted-list.ts';
import type { TicketFacts } from './ticket-facts.ts';

export type Activity = {
  readonly ticketId: TicketId;
  readonly what: Happening['what'];
  readonly at: number;
  /** Who had the ticket when it happened. */
  readonly technicianId: TechnicianId | null;
  /** The version of the row that told it: a wish that is refused takes it back. */
  readonly version: number;
};

/** More has scrolled off every wall; older news is the timeline's. */
const mostKept = 100;

const newestFirst = (a: Activity, b: Activity): number =>
  b.at - a.at || b.version - a.version || compare(a.ticketId, b.ticketId) || compare(a.what, b.what);
const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/**
 * What happened last in the room, told by the rows themselves: a window that opens later tells the same. Each change
 * costs a look at one ticket; what is older than the hundredth is not even kept.
 */
export class ActivityLog {
  readonly #list = new SortedList<Activity>(newestFirst);
  readonly #byTicket = new Map<string, Activity[]>();
  #version = 0;

  /** Newest first. Read it now, do not keep it. */
  get entries(): readonly Activity[] {
    return this.#list.items;
  }

  get version(): number {
    return this.#version;
  }

  replace(before: Ticket | null, after: Ticket | null): void {
    if (!after) return;
    const isLater = before !== null && after.version >= before.version;
    const isRetold = before !== null && after.version <= before.version;
    const since = isRetold ? Number.NEGATIVE_INFINITY : this.#since;
    const news = isLater ? newHappenings(before, after, since) : happeningsOf(after);
    if (isRetold) this.#takeBack(after, news);
    for (const happening of news) this.#add(after, happening);
  }

  /** Time alone has passed a target: no row tells it. */
  passed(facts: TicketFacts): void {
    if (facts.urgency !== 'breached' || !Number.isFinite(facts.dueAt)) return;
    this.#add(facts.ticket, { what: 'breached', at: facts.dueAt, technicianId: facts.technicianId });
  }

  clear(): void {
    this.#list.reset([]);
    this.#byTicket.clear();
    this.#version += 1;
  }

  /** What is older than the last that is kept is not news. */
  get #since(): number {
    return this.#list.at(mostKept - 1)?.at ?? Number.NEGATIVE_INFINITY;
  }

  #add({ id: ticketId, version }: Ticket, { what, at, technicianId }: Happening): void {
    if (at < this.#since) return;
    const known = this.#byTicket.get(ticketId) ?? [];
    if (known.some((entry) => entry.what === what && entry.at === at)) return;
    const entry: Activity = { ticketId, what, at, technicianId, version };
    this.#byTicket.set(ticketId, [...known, entry]);
    this.#list.add(entry);
    const dropped = this.#list.at(mostKept);
    if (dropped) this.#remove(dropped);
    this.#version += 1;
  }

  /** This desk had only wished for it: the server has refused it, or says when it truly happened. */
  #takeBack({ id, version }: Ticket, news: readonly Happening[]): void {
    for (const entry of this.#byTicket.get(id) ?? []) {
      const isRetold = entry.version === version && news.some(({ what }) => what === entry.what);
      if (isRetold || entry.version > version) this.#remove(entry);
    }
  }

  #remove(entry: Activity): void {
    this.#list.remove(entry);
    const left = (this.#byTicket.get(entry.ticketId) ?? []).filter((known) => known !== entry);
    if (left.length > 0) this.#byTicket.set(entry.ticketId, left);
    else this.#byTicket.delete(entry.ticketId);
    this.#version += 1;
  }
}
