import type { CommandName } from '../../shared/contracts/commands.ts';
import type { PendingCommand } from '../../shared/contracts/live.ts';
import type { ProposedOutage } from '../../shared/domain/outages/propose-outages.ts';
import {
  type AcceptedOutage,
  type OutageSituation,
  type Outages,
  readOutages,
  readOutagesInSteps,
} from '../../shared/domain/outages/read-outages.ts';
import { secondMs } from '../../shared/kernel/instant.ts';
import { ticketIdsOf } from './command-index.ts';
import type { RowChange } from './live-rows.ts';
import type { LiveStore } from './live-store.ts';
import { paceMs } from './pace.ts';
import type { RoomClock } from './room-clock.ts';
import { stepByStep } from './step-by-step.ts';

/** Every ticket and every site is read for it: so often, while somebody looks. */
const stepMs = 2 * secondMs;

const ofOutages: ReadonlySet<CommandName> = new Set([
  'outage.accept',
  'outage.dismiss',
  'ticket.join-outage',
  'ticket.leave-outage',
]);

type Parts = {
  readonly rows: LiveStore['rows'];
  readonly store: Pick<LiveStore, 'observe' | 'status' | 'subscribeStatus'>;
  readonly clock: RoomClock;
};

/** The outages of this moment, read once for everything that shows them; the same object while nothing differs. */
export class OutagesNow {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  #known: Outages | null = null;
  #stop: () => void = () => undefined;
  #giveUpReading: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get current(): Outages {
    return this.#known ?? this.#readNow();
  }

  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#begin();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  #begin(): void {
    const { clock, store, rows } = this.#parts;
    const anew = () => {
      const before = this.#known;
      if (this.#readNow() !== before) this.#tell();
    };
    this.#readNow();
    let begunAt = clock.tickedAt;
    const readAgain = () => {
      begunAt = clock.tickedAt;
      this.#readInSteps();
    };
    const inStep = () => {
      if (clock.tickedAt - begunAt >= paceMs(stepMs, rows.tickets.size)) readAgain();
    };
    /* What was read while the room came in says nothing of the room. */
    let wasFilling = store.status.phase === 'filling';
    const whenFilled = () => {
      const isFilling = store.status.phase === 'filling';
      if (wasFilling && !isFilling) readAgain();
      wasFilling = isFilling;
    };
    /* What this person has just said of an outage shows at once; any other command costs no reading. */
    let isSaid = false;
    const heard = {
      changed: (change: RowChange) => {
        isSaid ||= change.entity === 'commands' && this.#isAboutOutages(change.after ?? change.before);
      },
      flushed: () => {
        if (isSaid) anew();
        isSaid = false;
      },
      reset: anew,
    };
    const stops = [clock.subscribe(inStep), store.observe(heard), store.subscribeStatus(whenFilled)];
    this.#stop = () => {
      for (const stop of stops) stop();
      this.#giveUpReading();
    };
  }

  #isAboutOutages(pending: PendingCommand | null): boolean {
    if (!pending) return false;
    const { rows } = this.#parts;
    return (
      ofOutages.has(pending.command.name) ||
      ticketIdsOf(pending).some((id) => rows.tickets.get(id)?.outage?.role === 'cause')
    );
  }

  #readNow(): Outages {
    this.#giveUpReading();
    return this.#keep(readOutages(this.#situation(), this.#parts.clock.tickedAt));
  }

  /** In a large room it takes longer than a frame may. */
  #readInSteps(): void {
    this.#giveUpReading();
    const before = this.#known;
    const steps = readOutagesInSteps(this.#situation(), this.#parts.clock.tickedAt);
    this.#giveUpReading = stepByStep(steps, (outages) => {
      if (this.#keep(outages) !== before) this.#tell();
    });
  }

  #situation(): OutageSituation {
    const { tickets, sites, dismissals } = this.#parts.rows;
    return { tickets: tickets.values(), sites: sites.values(), dismissals: dismissals.values() };
  }

  #keep(outages: Outages): Outages {
    const before = this.#known;
    this.#known = before && isSame(before, outages) ? before : outages;
    return this.#known;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Compared and not printed: in a flood an outage names thousands of tickets. */
const isSame = (one: Outages, other: Outages): boolean =>
  areAll(one.accepted, other.accepted, isSameAccepted) &&
  areAll(one.proposed, other.proposed, isSameProposed);

const isSameAccepted = (one: AcceptedOutage, other: AcceptedOutage): boolean =>
  one.parent === other.parent &&
  areAll(one.linkedIds, other.linkedIds, Object.is) &&
  areAll(one.joiningIds, other.joiningIds, Object.is);

const isSameProposed = (one: ProposedOutage, other: ProposedOutage): boolean =>
  one.siteId === other.siteId &&
  one.worst === other.worst &&
  one.since === other.since &&
  areAll(one.ticketIds, other.ticketIds, Object.is);

const areAll = <T>(one: readonly T[], other: readonly T[], holds: (a: T, b: T) => boolean): boolean =>
  one.length === other.length && one.every((item, place) => holds(item, other[place] as T));
