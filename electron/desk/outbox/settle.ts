import type { Touched, TouchedEntity } from '../../../shared/contracts/commands.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { secondMs } from '../../../shared/kernel/instant.ts';
import type { QueuedCommand } from './queued-command.ts';

/** What the cache proves about rows. */
export type CacheEvidence = {
  /** Null when the row is not in the cache. */
  version(entity: TouchedEntity, id: string): number | null;
  /** The cache contains everything of the shape that was committed at this moment; null when nothing is proven. */
  provenThrough(entity: TouchedEntity): Instant | null;
};

/** Heartbeat and command may be stamped by two servers whose clocks differ a little. */
const clockMarginMs = 2 * secondMs;

/**
 * Invariant 9: an accepted command settles when, and only when, each row it touched has arrived with its change, or
 * has left the shape: it is not in the cache, and the cache contains everything from after the answer.
 */
export function isSettled({ state }: QueuedCommand, evidence: CacheEvidence): boolean {
  return (
    state.kind === 'accepted' &&
    state.outcome.touched.every((touched) => hasArrived(touched, state.decidedAt, evidence))
  );
}

function hasArrived(touched: Touched, decidedAt: Instant, evidence: CacheEvidence): boolean {
  const version = evidence.version(touched.entity, touched.id);
  return version === null ? hasLeft(touched, decidedAt, evidence) : version >= touched.version;
}

function hasLeft(touched: Touched, decidedAt: Instant, evidence: CacheEvidence): boolean {
  const through = evidence.provenThrough(touched.entity);
  return through !== null && through > decidedAt + clockMarginMs;
}

/** Shapes whose silence keeps a command from settling: worth asking anew. */
export function shapesToProve(
  queued: Iterable<QueuedCommand>,
  evidence: CacheEvidence,
): ReadonlySet<TouchedEntity> {
  const missing = [...queued].flatMap(({ state }) =>
    state.kind === 'accepted'
      ? state.outcome.touched.filter(({ entity, id }) => evidence.version(entity, id) === null)
      : [],
  );
  return new Set(missing.map(({ entity }) => entity));
}
