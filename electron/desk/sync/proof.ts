import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

/**
 * How far the cache is proven to have come. A heartbeat that arrived shows that Postgres' story was told to the
 * server's streams up to the moment it was written; a shape asked after that, and up to date, contains all before it.
 * Moments of this machine are `Timers.monotonicMs()`.
 */
export type Proof = {
  heartbeat(beat: { readonly writtenAt: Instant; readonly receivedAt: number }): void;
  /** @param requestedAt when the shape was asked; null for what the server sent by itself, which proves nothing more */
  upToDate(shape: ShapeName, requestedAt: number | null): void;
  through(shape: ShapeName): Instant | null;
  /** Milliseconds since the last heartbeat, or since `begunAt` where that is later. */
  silentMs(now: number, begunAt: number): number;
  /** Streams ended: what comes next may be another server's story. */
  forgetShapes(): void;
};

const remembered = 120;

export function collectProof(): Proof {
  const proven = new Map<ShapeName, Instant>();
  let beats: readonly { readonly writtenAt: Instant; readonly receivedAt: number }[] = [];
  return {
    heartbeat(beat) {
      beats = [...beats, beat].slice(-remembered);
    },
    upToDate(shape, requestedAt) {
      const beat = beats.findLast(({ receivedAt }) => requestedAt !== null && receivedAt < requestedAt);
      if (beat) proven.set(shape, beat.writtenAt);
    },
    through: (shape) => proven.get(shape) ?? null,
    silentMs: (now, begunAt) => now - Math.max(begunAt, beats.at(-1)?.receivedAt ?? begunAt),
    forgetShapes: () => proven.clear(),
  };
}
