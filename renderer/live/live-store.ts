import { applyChange, mergeChanges } from '../../shared/contracts/apply-change.ts';
import {
  acknowledgeEvery,
  type Connection,
  type Freshness,
  type LiveChange,
  type LiveEntities,
  type LiveMessage,
  type LiveName,
} from '../../shared/contracts/live.ts';
import { ReplacingRows } from '../../shared/contracts/replacing-rows.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import type { DeskLine } from './desk-api.ts';
import type { Scheduler } from './frame-scheduler.ts';
import { liveNames, type ReadableRows, type RowChange, type RowObserver, type Rows } from './live-rows.ts';
import { type Listener, StoreListeners, tell } from './store-listeners.ts';
import { Unshown } from './unshown.ts';

export type LinkStatus = {
  readonly line: DeskLine;
  readonly connection: Connection | null;
  readonly freshness: Freshness | null;
  /** How many commands the desk keeps that it cannot read. */
  readonly unreadCommands: number;
  readonly damagedOutboxes: number;
  /** Whether the window holds all the desk knows. */
  readonly phase: 'filling' | 'ready';
};

/**
 * The first tickets of a window show in the next frame, the rest in steps: each step counts and draws the whole room
 * anew, and one for each of the desk's twenty batches made 20,000 tickets take 5.5 s instead of half of it.
 */
const fillEveryMs = 600;
/**
 * Thousands of rows that come at once are taken in as they come and show in steps too, and at their end: drawing costs the
 * same after a hundred rows as after thousands. Of the 3.4 s that 100,000 rows took when each slice of them was drawn, two
 * went into the drawing.
 */
const floodEveryMs = 400;
/**
 * Taking in rows may hold the thread for so long. When it does, the rest follows after whatever is due then, and shows in
 * a frame of its own: none pays for both. One slice for each frame left a quarter of the thread unused in a flood.
 */
const sliceMs = 8;
const rowsBetweenLooks = 64;

/**
 * The room's rows in this window. Maps are mutated in place and rows replaced; changes wait, coalesced by key, for the
 * next frame. Copying the map instead cost 116–392 ms a second at 200 changes a second.
 */
export class LiveStore {
  readonly rows: ReadableRows;
  readonly #rows: Rows;
  readonly #waiting: ReadonlyMap<LiveName, Map<string, LiveChange>>;
  readonly #replacing = new ReplacingRows();
  readonly #scheduler: Scheduler;
  readonly #acknowledge: (sequence: number) => void;
  readonly #observers = new Set<RowObserver>();
  readonly #listeners = new StoreListeners();
  readonly #statusListeners = new Set<Listener>();
  readonly #now: () => number;
  #isAllSent = false;
  #account: AccountId | null = null;
  #status: LinkStatus = {
    line: 'connecting',
    connection: null,
    freshness: null,
    unreadCommands: 0,
    damagedOutboxes: 0,
    phase: 'filling',
  };
  readonly #versions = new Map<LiveName, number>();
  readonly #unshown = new Unshown();

  /** @param now milliseconds, for the time a flush may take */
  constructor(scheduler: Scheduler, acknowledge: (sequence: number) => void, now = () => performance.now()) {
    this.#rows = Object.fromEntries(liveNames.map((name) => [name, new Map()])) as unknown as Rows;
    this.rows = this.#rows;
    this.#waiting = new Map(liveNames.map((name) => [name, new Map()]));
    this.#scheduler = scheduler;
    this.#acknowledge = acknowledge;
    this.#now = now;
  }

  get status(): LinkStatus {
    return this.#status;
  }

  /** Observers hear in the order in which they began: indices first, what is drawn from them after. */
  observe(observer: RowObserver): Listener {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /**
   * Takes a message of the desk. Rows show at the next flush, status at once; what a person has just done is shown at
   * once, so that it is painted in the next frame and not in the one after.
   */
  receive(message: LiveMessage): void {
    const changed = this.#replacing.take(message, (entity) => this.#keysOf(entity));
    switch (message.kind) {
      case 'reset':
        this.#reset(message.account);
        break;
      case 'replacing':
      case 'replaced':
        for (const gone of changed) this.#wait(gone);
        this.#scheduler.request(() => this.flush());
        break;
      case 'changes':
        this.#take(message);
        break;
      case 'ready':
        this.#isAllSent = true;
        this.#unshown.allIsHere();
        this.flush();
        break;
      case 'status': {
        const { connection, freshness, unreadCommands, damagedOutboxes } = message;
        this.#setStatus({ ...this.#status, connection, freshness, unreadCommands, damagedOutboxes });
      }
    }
  }

  setLine(line: DeskLine): void {
    if (line !== this.#status.line) this.#setStatus({ ...this.#status, line });
  }

  /** Takes in what waits, as much as a frame bears, and shows it in the same frame when there is time for both. */
  flush(): void {
    this.#scheduler.cancel();
    const startedAt = this.#now();
    const isTimeToShow = startedAt >= this.#unshown.dueAt;
    if (!isTimeToShow) this.#takeInDue(startedAt);
    const isDrained = [...this.#waiting.values()].every(({ size }) => size === 0);
    const isWhole = isDrained && !this.#unshown.isMoreToCome;
    if (isTimeToShow || (isWhole && this.#now() < startedAt + sliceMs)) this.#show();
    const isAllShown = this.#unshown.dueAt === Number.POSITIVE_INFINITY;
    // What fills a window has been waited for: the last of it shows in the next turn, without a rest.
    if (!isDrained || (!isAllShown && isWhole && this.#isFilled)) this.#scheduler.goOn(() => this.flush());
    else if (!isAllShown)
      this.#scheduler.request(() => this.flush(), isWhole ? 0 : this.#unshown.dueAt - this.#now());
    else if (this.#isFilled) this.#setStatus({ ...this.#status, phase: 'ready' });
  }

  /** All that fills the window is here, and nobody was told so yet. */
  get #isFilled(): boolean {
    return this.#isAllSent && this.#status.phase === 'filling';
  }

  /** How often rows of an entity have changed: a cheap snapshot for lists that read many rows. */
  version(name: LiveName): number {
    return this.#versions.get(name) ?? 0;
  }

  subscribeRow(name: LiveName, key: string, listener: Listener): Listener {
    return this.#listeners.subscribeRow(name, key, listener);
  }

  subscribeEntity(name: LiveName, listener: Listener): Listener {
    return this.#listeners.subscribeEntity(name, listener);
  }

  subscribeStatus = (listener: Listener): Listener => {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  };

  #take({ sequence, changes, moreFollows }: Extract<LiveMessage, { kind: 'changes' }>): void {
    // What waits is coalesced by row: at most the room, once. So the desk need not wait for a frame to send on.
    if (!moreFollows || sequence % acknowledgeEvery === 0) this.#acknowledge(sequence);
    if (changes.some(({ entity }) => entity === 'commands')) {
      for (const { entity, key } of changes) this.#waiting.get(entity)?.delete(key);
      const now = this.#now();
      for (const change of changes) this.#takeIn(change, now);
      this.#workOut();
      this.#show();
      return;
    }
    for (const change of changes) this.#wait(change);
    const isOfMany = moreFollows || this.#unshown.isMoreToCome;
    if (moreFollows || this.#status.phase === 'filling') this.#expectMore();
    else this.#unshown.allIsHere();
    // What many take is known to end: to rest among them would only put off their end.
    if (isOfMany && this.#status.phase === 'ready') this.#scheduler.goOn(() => this.flush());
    else this.#scheduler.request(() => this.flush());
  }

  #wait(change: LiveChange): void {
    const waiting = this.#waiting.get(change.entity);
    waiting?.set(change.key, mergeChanges(waiting.get(change.key), change));
  }

  #expectMore(): void {
    const isFilling = this.#status.phase === 'filling';
    if (isFilling && this.#rows.tickets.size === 0) return;
    this.#unshown.expectMore(this.#now() + (isFilling ? fillEveryMs : floodEveryMs));
  }

  #takeInDue(startedAt: number): void {
    let taken = 0;
    for (const waiting of this.#waiting.values()) {
      for (const change of waiting.values()) {
        waiting.delete(change.key);
        this.#takeIn(change, startedAt);
        taken += 1;
        if (taken % rowsBetweenLooks > 0) continue;
        this.#workOut();
        if (this.#now() > startedAt + sliceMs) return;
      }
    }
    this.#workOut();
  }

  #workOut(): void {
    for (const observer of this.#observers) observer.taken?.();
  }

  #takeIn(change: LiveChange, now: number): void {
    this.#apply(change);
    const watching = this.#listeners.ofRow(change.entity, change.key);
    this.#unshown.add(change.entity, watching, now + floodEveryMs);
  }

  #show(): void {
    const { names, listeners } = this.#unshown.take();
    for (const name of names) this.#announce(name);
    for (const watching of listeners) tell(watching);
    for (const observer of this.#observers) observer.flushed?.();
  }

  #apply(change: LiveChange): void {
    const rows = this.#rows[change.entity] as Map<string, LiveEntities[LiveName]>;
    const { before, after } = applyChange(rows, change);
    if (!before && !after) return;
    const rowChange = { entity: change.entity, key: change.key, before, after } as RowChange;
    for (const observer of this.#observers) observer.changed?.(rowChange);
  }

  #keysOf(name: LiveName): readonly string[] {
    return [...this.#rows[name].keys(), ...(this.#waiting.get(name)?.keys() ?? [])];
  }

  /** The same person's rows stay until each entity is replaced. */
  #reset(account: AccountId | null): void {
    if (account !== null && account === this.#account) return;
    this.#account = account;
    this.#isAllSent = false;
    for (const name of liveNames) {
      this.#waiting.get(name)?.clear();
      this.#rows[name].clear();
    }
    this.#unshown.take();
    for (const observer of this.#observers) observer.reset?.();
    for (const name of liveNames) this.#announce(name);
    this.#listeners.tellOfEveryRow();
    this.#setStatus({ ...this.#status, phase: 'filling' });
  }

  #announce(name: LiveName): void {
    this.#versions.set(name, this.version(name) + 1);
    this.#listeners.tellOfEntity(name);
  }

  #setStatus(status: LinkStatus): void {
    this.#status = status;
    tell(this.#statusListeners);
  }
}
