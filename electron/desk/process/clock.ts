import type { Instant } from '../../../shared/kernel/instant.ts';

/** This machine's time of day. It may jump: never measure a wait with it. */
export type Clock = { now(): Instant };

/** How a wait is called off; nothing happens when it is over already. */
export type Cancel = () => void;

/** Waiting on this machine. Durations are milliseconds. */
export type Timers = {
  /** Since some moment of this process; never jumps. */
  monotonicMs(): number;
  after(delayMs: number, run: () => void): Cancel;
  every(periodMs: number, run: () => void): Cancel;
};

/** What a desk takes from the machine it runs on, so that a simulation can be that machine. */
export type Machine = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** At least 0, less than 1. */
  random(): number;
  /** Where the thread that works on the cache is; a simulation has no second one. */
  readonly cacheThread?: URL;
};
