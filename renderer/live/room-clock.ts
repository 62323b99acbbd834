import { type Instant, instant, secondMs } from '../../shared/kernel/instant.ts';

/** The server's time as this window knows it, and one tick a second for everything that counts. */
export class RoomClock {
  readonly #wallClock: () => number;
  readonly #listeners = new Set<() => void>();
  #offsetMs = 0;
  #tickedAt: Instant;

  constructor(wallClock: () => number) {
    this.#wallClock = wallClock;
    this.#tickedAt = this.now();
  }

  now(): Instant {
    return instant(this.#wallClock() + this.#offsetMs);
  }

  /** The moment of the last tick: the same for every component of one paint. */
  get tickedAt(): Instant {
    return this.#tickedAt;
  }

  correct(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }

  tick(): void {
    this.#tickedAt = this.now();
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Ticks just after each full second of the corrected clock, so that the clock on the wall never skips one. */
export function startTicking(clock: RoomClock, view: Window): () => void {
  let timer = 0;
  const next = () => {
    clock.tick();
    timer = view.setTimeout(next, secondMs - (clock.now() % secondMs) + 5);
  };
  next();
  return () => view.clearTimeout(timer);
}
