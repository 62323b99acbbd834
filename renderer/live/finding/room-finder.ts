import type { LiveEntities } from '../../../shared/contracts/live.ts';
import type { Customer, Site } from '../../../shared/contracts/shapes.ts';
import { priorityRank } from '../../../shared/domain/sla/sla-policy.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import { isSettledStatus, type Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { ReadableRows, RowChange } from '../live-rows.ts';
import type { LiveStore } from '../live-store.ts';
import { askedWords, phoneWord } from './fold-words.ts';
import { type Described, type Found, WordIndex } from './word-index.ts';

export const foundNames = ['tickets', 'customers', 'technicians', 'sites'] as const;
export type FoundName = (typeof foundNames)[number];

/** The best matches of one kind, and how many there are. */
export type Findings<Name extends FoundName> = {
  readonly rows: readonly LiveEntities[Name][];
  readonly count: number;
};

/** Runs something later: a window's `setTimeout`. */
export type Later = (run: () => void, afterMs: number) => void;

/** Between two frames there is room for so much without one being late. */
const sliceMs = 5;
const betweenSlicesMs = 8;
/** What changes all day is taken in a few times a second. */
const paceMs = 250;
/** Before it answers: what somebody has just seen change is found by what it says now. */
const catchUpMs = 8;
const rowsBetweenLooks = 32;

type FinderParts = {
  readonly store: LiveStore;
  readonly later: Later;
  /** Milliseconds, for the time a slice may take. */
  readonly now?: () => number;
};

/**
 * The room's rows by what a person may type, kept as they change. Reading in a whole room takes a second, so it is done
 * in slices between frames; a window that never asks never pays.
 */
export class RoomFinder {
  readonly #store: LiveStore;
  readonly #later: Later;
  readonly #now: () => number;
  readonly #indices = byName(() => new WordIndex());
  readonly #changed = byName(() => new Set<string>());
  /** Customers and sites that are called otherwise: their tickets are found by the new name. */
  readonly #renamed = new Set<string>();
  readonly #listeners = new Set<() => void>();
  /** What was asked last and found nothing, by where it was looked for. */
  readonly #inVain = new Set<FoundName>();
  #hasBegun = false;
  #isAwaited = false;
  #wasBehind = false;
  #version = 0;

  constructor({ store, later, now = () => performance.now() }: FinderParts) {
    this.#store = store;
    this.#later = later;
    this.#now = now;
  }

  /** Rises while a whole room is read in, and with new rows while nothing is found: an answer may then be given better. */
  get version(): number {
    return this.#version;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows the room from here on, for as long as the window lives. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    for (const name of foundNames)
      for (const key of this.#store.rows[name].keys()) this.#changed[name].add(key);
    this.#store.observe({
      changed: (change) => this.#note(change),
      flushed: () => this.#await(paceMs),
      reset: () => this.#clear(),
    });
    this.#await(0);
  }

  /** The rows that hold every word, the best of them first. An empty text finds nothing. */
  find<Name extends FoundName>(name: Name, text: string, most: number): Findings<Name> {
    this.begin();
    this.#readIn(catchUpMs);
    const words = askedWords(text);
    const { keys, count }: Found = this.#indices[name].find(words, most);
    if (words.length > 0 && count === 0) this.#inVain.add(name);
    else this.#inVain.delete(name);
    const rows = this.#store.rows[name] as ReadonlyMap<string, LiveEntities[Name]>;
    // A row that has just gone may still be in the index.
    return { rows: keys.flatMap((key) => rows.get(key) ?? []), count };
  }

  #note(change: RowChange): void {
    const { entity, key, before, after } = change;
    if (!isFound(entity)) return;
    if (entity === 'tickets' && isFoundAlike(before, after)) return;
    this.#changed[entity].add(key);
    const mayBeRenamed = entity === 'customers' || entity === 'sites';
    if (mayBeRenamed && after && calledBy(before) !== calledBy(after)) this.#renamed.add(key);
  }

  #await(afterMs: number): void {
    if (this.#isAwaited || !this.#isBehind()) return;
    this.#isAwaited = true;
    this.#later(() => {
      this.#isAwaited = false;
      // While the window is filled, customers come after their tickets: reading in now would be reading in twice.
      if (this.#store.status.phase === 'filling') return this.#await(paceMs);
      const isDone = this.#readIn(sliceMs);
      // Only of many rows, or to an empty list: it must not be ordered anew under the cursor whenever a ticket changes.
      const isAllInVain = this.#inVain.size === foundNames.length;
      if (!isDone || this.#wasBehind || isAllInVain) this.#tell();
      this.#wasBehind = !isDone;
      if (!isDone) this.#await(betweenSlicesMs);
    }, afterMs);
  }

  /** @returns whether all that has changed was read in */
  #readIn(budgetMs: number): boolean {
    const stopAt = this.#now() + budgetMs;
    this.#passOnNames();
    let taken = 0;
    for (const name of foundNames)
      for (const key of this.#changed[name]) {
        this.#changed[name].delete(key);
        this.#index(name, key);
        taken += 1;
        if (taken % rowsBetweenLooks === 0 && this.#now() > stopAt) return false;
      }
    return true;
  }

  #index(name: FoundName, key: string): void {
    const row = this.#store.rows[name].get(key);
    if (row) this.#indices[name].put(key, describe(name, row, this.#store.rows));
    else this.#indices[name].remove(key);
  }

  /** One look at all tickets for all new names together: there are thousands of them only when a window fills. */
  #passOnNames(): void {
    if (this.#renamed.size === 0) return;
    const isRenamed = (id: string | null) => id !== null && this.#renamed.has(id);
    for (const { id, customerId, siteId } of this.#store.rows.tickets.values())
      if (isRenamed(customerId) || isRenamed(siteId)) this.#changed.tickets.add(id);
    this.#renamed.clear();
  }

  #isBehind(): boolean {
    return this.#renamed.size > 0 || foundNames.some((name) => this.#changed[name].size > 0);
  }

  #clear(): void {
    this.#renamed.clear();
    for (const name of foundNames) {
      this.#indices[name].clear();
      this.#changed[name].clear();
    }
    this.#tell();
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

const byName = <T>(make: () => T): Readonly<Record<FoundName, T>> => ({
  tickets: make(),
  customers: make(),
  technicians: make(),
  sites: make(),
});

const isFound = (name: string): name is FoundName => (foundNames as readonly string[]).includes(name);

/** What a ticket says of its customer or site. */
function calledBy(row: RowChange['before']): string {
  if (row && 'number' in row && 'name' in row) return `${row.name} ${row.number}`;
  return row && 'code' in row ? row.code : '';
}

function describe(name: FoundName, row: LiveEntities[FoundName], rows: ReadableRows): Described {
  switch (name) {
    case 'tickets':
      return describeTicket(row as Ticket, rows);
    case 'customers':
      return describeCustomer(row as Customer);
    case 'technicians': {
      const { name: called, phone } = row as Technician;
      return { code: '', name: called, besides: phoneWord(phone), weight: 0 };
    }
    case 'sites': {
      const { code, name: called, village, district } = row as Site;
      return { code, name: called, besides: `${village} ${district}`, weight: 0 };
    }
  }
}

const settledLast = 4;
/** Above every moment in milliseconds, for centuries. */
const beyondTime = 1e13;

/** Tickets that still need somebody come before those that do not, the worst first, the latest of equals first. */
function describeTicket(ticket: Ticket, rows: ReadableRows): Described {
  const customer = ticket.customerId ? rows.customers.get(ticket.customerId) : undefined;
  const site = ticket.siteId ? rows.sites.get(ticket.siteId) : undefined;
  const place = (isSettledStatus(ticket.state.status) ? settledLast : 0) + priorityRank[ticket.priority];
  return {
    code: ticket.number ?? '',
    name: [customer?.name, customer?.number, ticket.title, site?.code].filter(Boolean).join(' '),
    besides: `${ticket.village} ${ticket.district}`,
    weight: (place + 1) * beyondTime - ticket.openedAt,
  };
}

/** Most changes of a ticket (somebody has it, somebody is on the way) are nothing that it is found by. */
const isFoundAlike = (a: Ticket | null, b: Ticket | null): boolean =>
  a !== null &&
  b !== null &&
  isSettledStatus(a.state.status) === isSettledStatus(b.state.status) &&
  foundBy.every((field) => a[field] === b[field]);

const foundBy = [
  'number',
  'title',
  'customerId',
  'siteId',
  'village',
  'district',
  'priority',
  'openedAt',
] as const satisfies readonly (keyof Ticket)[];

function describeCustomer({ number, name, phone, village, district }: Customer): Described {
  return { code: number, name, besides: `${phoneWord(phone)} ${village} ${district}`, weight: 0 };
}
