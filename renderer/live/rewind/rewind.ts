import type { AwayReason } from '../../../shared/contracts/live.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { frameScheduler, type Scheduler } from '../frame-scheduler.ts';
import type { Room } from '../room.ts';
import { askLastDay } from './ask-last-day.ts';
import { type Past, readPast } from './past.ts';
import { PastField } from './past-field.ts';
import { movePlayhead, type Playhead, type PlayheadEvent } from './playhead.ts';
import { createRewoundRoom, type RewoundRoom } from './rewound-room.ts';

export type RewindState =
  | { readonly kind: 'live' }
  /** How many tickets of the day have come so far. */
  | { readonly kind: 'fetching'; readonly tickets: number }
  | { readonly kind: 'unavailable'; readonly reason: AwayReason | 'forbidden' }
  | {
      readonly kind: 'rewound';
      readonly room: Room;
      readonly past: Past;
      readonly field: PastField;
      /** As of when this desk knew the day, where the server did not answer; null where it did. */
      readonly keptAsOf: Instant | null;
      readonly playhead: Playhead;
    };

type RewindParts = { readonly live: Room; readonly me: AccountId; readonly view: Window };

/** What has just been missed is asked for most. */
const beginsBackMs = 15 * minuteMs;
/** At 60× a step is twelve seconds of the room: less than a pixel of the bar, and figures that can still be read. */
const playEveryMs = 200;
/** Between two moments at which the whole window is drawn, only the bar below the hand is. */
const handFirstMs = 120;

const live: RewindState = { kind: 'live' };

/** Takes one window back in time. The live room below is left as it is, and is what the window shows again at the end. */
export class Rewind {
  readonly #parts: RewindParts;
  readonly #frames: Scheduler;
  readonly #listeners = new Set<() => void>();
  #state: RewindState = live;
  #asking = new AbortController();
  #rewound: RewoundRoom | null = null;
  #playing = 0;
  #isFollowing = false;
  #resting = 0;

  constructor(parts: RewindParts) {
    this.#parts = parts;
    this.#frames = frameScheduler(parts.view);
  }

  get state(): RewindState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks for the day and shows it when it is here; the room stays live until then. */
  async begin(): Promise<void> {
    if (this.#state.kind === 'rewound' || this.#state.kind === 'fetching') return;
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#show({ kind: 'fetching', tickets: 0 });
    // Before the question: whatever changes from here on is in the answer, or not yet in these rows.
    const tickets = new Map(this.#parts.live.rows.tickets);
    const answer = await askLastDay(this.#parts.live.desk, {
      signal,
      onProgress: (count) => !signal.aborted && this.#show({ kind: 'fetching', tickets: count }),
    });
    if (signal.aborted) return;
    if (answer.kind === 'unavailable') return this.#show(answer);
    const past = readPast(answer.day);
    const at = instant(Math.max(past.from, past.until - beginsBackMs));
    const field = new PastField(answer.technicians);
    const rewound = createRewoundRoom({ ...this.#parts, past, field, tickets, at });
    this.#rewound = rewound;
    await filled(rewound.room);
    if (signal.aborted) return;
    const playhead: Playhead = { at, isPlaying: false, speed: 1 };
    this.#show({ kind: 'rewound', room: rewound.room, past, field, keptAsOf: answer.keptAsOf, playhead });
  }

  /** Back to the live room, from wherever this stands. */
  end(): void {
    this.#asking.abort();
    this.#parts.view.clearInterval(this.#playing);
    this.#parts.view.clearTimeout(this.#resting);
    this.#frames.cancel();
    this.#isFollowing = false;
    this.#rewound?.close();
    this.#rewound = null;
    if (this.#state.kind !== 'live') this.#show(live);
  }

  /** The bar shows it at once; the room follows at its own pace, once for however many came before it. */
  send(event: PlayheadEvent): void {
    const { state } = this;
    if (state.kind !== 'rewound') return;
    const playhead = movePlayhead(state.playhead, event, state.past);
    if (playhead.isPlaying !== state.playhead.isPlaying) this.#play(playhead.isPlaying);
    if (playhead.at !== state.playhead.at) this.#followSoon();
    this.#show({ ...state, playhead });
  }

  #followSoon(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    if (this.#state.kind === 'rewound') this.#rewound?.moveTo(this.#state.playhead.at);
    const moved = this.#shownAt();
    this.#frames.request(() => {
      this.#resting = this.#parts.view.setTimeout(() => {
        this.#isFollowing = false;
        if (moved !== this.#shownAt()) this.#followSoon();
      }, handFirstMs);
    });
  }

  #shownAt(): Instant | null {
    return this.#state.kind === 'rewound' ? this.#state.playhead.at : null;
  }

  #play(isPlaying: boolean): void {
    const { view } = this.#parts;
    view.clearInterval(this.#playing);
    if (!isPlaying) return;
    let last = view.performance.now();
    this.#playing = view.setInterval(() => {
      const now = view.performance.now();
      this.send({ kind: 'passed', ms: now - last });
      last = now;
    }, playEveryMs);
  }

  #show(state: RewindState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** A room of 20,000 tickets is taken in over some frames. */
const filled = ({ store }: Room): Promise<void> =>
  new Promise((resolve) => {
    if (store.status.phase === 'ready') return resolve();
    const stop = store.subscribeStatus(() => {
      if (store.status.phase !== 'ready') return;
      stop();
      resolve();
    });
  });
