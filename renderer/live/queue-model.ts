import { dependsOnTime, type FilterContext, noFacets, passes, type QueueQuestion } from './queue-filter.ts';
import {
  compareEntries,
  type NameLookup,
  type QueueEntry,
  type QueueSort,
  queueEntry,
  roomOrder,
} from './queue-order.ts';
import { SortedList } from './sorted-list.ts';
import type { TicketFacts } from './ticket-facts.ts';

export type QueueSource = {
  readonly facts: ReadonlyMap<string, TicketFacts>;
  readonly names: NameLookup;
  /** Another whenever any facts are, or who asks for them, or the minute they are asked in. */
  version(): string;
  context(): FilterContext;
};

/**
 * The queue's tickets in their order, kept by moving only what changed. Of a list that nobody has asked for its order only
 * the tickets are kept: to sort 20,000 takes longer than to choose them, and a map needs no order.
 */
export class QueueModel {
  readonly #source: QueueSource;
  readonly #entries = new Map<string, QueueEntry>();
  readonly #listeners = new Set<() => void>();
  #filter: QueueQuestion = { quick: 'needs-action', ...noFacets };
  #sort: QueueSort = roomOrder;
  #ordered: SortedList<QueueEntry> | null = null;
  /** Who has another place than the list gives them, with what stands there: thousands are moved together. */
  readonly #moved = new Map<string, QueueEntry | null>();
  #isTold = true;
  #version = 0;
  #builtAt = '';

  constructor(source: QueueSource) {
    this.#source = source;
  }

  get entries(): readonly QueueEntry[] {
    return this.#list.items;
  }

  get length(): number {
    return this.#entries.size;
  }

  /** Changes whenever membership or order did. */
  get version(): number {
    return this.#version;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(filter: QueueQuestion, sort: QueueSort): void {
    this.#filter = filter;
    this.#sort = sort;
    this.rebuild();
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** In no order. */
  ids(): Iterable<string> {
    return this.#entries.keys();
  }

  indexOf(id: string): number {
    const entry = this.#entries.get(id);
    return entry ? this.#list.indexOf(entry) : -1;
  }

  /** As a rebuild, of what has not changed since the last one nothing. */
  catchUp(): void {
    if (this.#source.version() !== this.#builtAt) this.rebuild();
  }

  rebuild(): void {
    this.#builtAt = this.#source.version();
    const context = this.#source.context();
    this.#entries.clear();
    for (const facts of this.#source.facts.values()) {
      if (passes(facts, this.#filter, context))
        this.#entries.set(facts.ticket.id, this.#entryOf(facts, context));
    }
    this.#ordered = null;
    this.#moved.clear();
    this.#isTold = false;
    this.tell();
  }

  /** Takes the tickets that changed, by id; ids without facts are gone. */
  take(ids: ReadonlySet<string>): void {
    if (ids.size === 0) return;
    const context = this.#source.context();
    for (const id of ids) this.#change(id, context);
  }

  /** Tells who listens, when membership or order is another than they were told. */
  tell(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  /** Once a minute: paused clocks do not run towards their end, which recedes; and some questions are about time. */
  followTime(): void {
    if (dependsOnTime(this.#filter)) {
      this.rebuild();
      return;
    }
    const paused = [...this.#entries.keys()].filter((id) => this.#source.facts.get(id)?.pausedLeftMs != null);
    this.take(new Set(paused));
    this.tell();
  }

  #change(id: string, context: FilterContext): void {
    const before = this.#entries.get(id);
    const facts = this.#source.facts.get(id);
    const after = facts && passes(facts, this.#filter, context) ? this.#entryOf(facts, context) : undefined;
    if (!before && !after) return;
    if (before && after && compareEntries(this.#sort)(before, after) === 0) return;
    if (after) this.#entries.set(id, after);
    else this.#entries.delete(id);
    if (this.#ordered && !this.#moved.has(id)) this.#moved.set(id, before ?? null);
    this.#isTold = false;
  }

  #entryOf(facts: TicketFacts, context: FilterContext): QueueEntry {
    return queueEntry(facts, this.#sort, this.#source.names, context.now);
  }

  get #list(): SortedList<QueueEntry> {
    if (this.#ordered) {
      this.#move(this.#ordered);
      return this.#ordered;
    }
    this.#ordered = new SortedList(compareEntries(this.#sort));
    this.#ordered.reset(this.#entries.values());
    return this.#ordered;
  }

  #move(list: SortedList<QueueEntry>): void {
    if (this.#moved.size === 0) return;
    const out = new Set([...this.#moved.values()].filter((entry) => entry !== null));
    const into = [...this.#moved.keys()].flatMap((id) => this.#entries.get(id) ?? []);
    list.exchange([...out], into, (entry) => out.has(entry));
    this.#moved.clear();
  }
}
