import type { Connection } from '../../shared/contracts/live.ts';
import type { CacheTrouble } from './cache/keep-cache.ts';
import type { OutboxChange } from './outbox/outbox.ts';
import { createSignal, type Signal } from './process/signal.ts';
import type { SessionChange } from './session/session-keeper.ts';
import type { LineStatus } from './sync/line.ts';
import type { CacheChange } from './sync/store-batch.ts';

/** What the parts of a desk tell each other. */
export type Changes = {
  readonly line: Signal<LineStatus>;
  readonly session: Signal<SessionChange>;
  readonly cache: Signal<CacheChange>;
  readonly cacheTrouble: Signal<CacheTrouble>;
  readonly outbox: Signal<OutboxChange>;
  readonly connection: Signal<Connection>;
};

export const createChanges = (): Changes => ({
  line: createSignal(),
  session: createSignal(),
  cache: createSignal(),
  cacheTrouble: createSignal(),
  outbox: createSignal(),
  connection: createSignal(),
});
