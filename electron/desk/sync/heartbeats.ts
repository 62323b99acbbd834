import type { Instant } from '../../../shared/kernel/instant.ts';

/** Heartbeats as they arrived here: proof of how far Postgres' story had come at a moment of this machine. */
export type Heartbeats = {
  arrived(heartbeat: { readonly writtenAt: Instant; readonly receivedAt: number }): void;
  /** What the newest heartbeat that had arrived before a moment says; null without one. `before` as performance.now(). */
  writtenBefore(before: number): Instant | null;
  /** As performance.now(); null before the first. */
  lastReceivedAt(): number | null;
};

const remembered = 120;

export function collectHeartbeats(): Heartbeats {
  let beats: readonly { readonly writtenAt: Instant; readonly receivedAt: number }[] = [];
  return {
    arrived(heartbeat) {
      beats = [...beats, heartbeat].slice(-remembered);
    },
    writtenBefore: (before) => beats.findLast(({ receivedAt }) => receivedAt < before)?.writtenAt ?? null,
    lastReceivedAt: () => beats.at(-1)?.receivedAt ?? null,
  };
}
