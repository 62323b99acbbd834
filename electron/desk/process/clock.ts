import type { Instant } from '../../../shared/kernel/instant.ts';

/** This machine's time. `Date.now()` is called in composition roots only. */
export type Clock = { now(): Instant };
