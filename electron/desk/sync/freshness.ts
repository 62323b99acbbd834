import type { Freshness } from '../../../shared/contracts/live.ts';
import { type ShapeName, shapeNames } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

/** When each shape was last known to be current, in server time. */
export type FreshnessLedger = {
  current(): Freshness;
  /** The shape has all there is, by its own stream. */
  upToDate(shape: ShapeName, now: Instant): void;
  behind(shape: ShapeName): void;
  /** The heartbeat's row arrived: the line from Postgres to here works, so whoever is up to date is current now. */
  heartbeat(now: Instant): void;
  allUpToDate(): boolean;
  /** Whether a heartbeat arrived within so many milliseconds. */
  isBeating(now: Instant, withinMs: number): boolean;
  shapesUpToDate(): readonly ShapeName[];
};

export function keepFreshness(remembered: (shape: ShapeName) => Instant | null): FreshnessLedger {
  const contacts = new Map<ShapeName, Instant | null>(shapeNames.map((shape) => [shape, remembered(shape)]));
  const upToDate = new Set<ShapeName>();
  let heartbeatAt: Instant | null = null;
  return {
    current: () => Object.fromEntries(contacts) as Freshness,
    upToDate(shape, now) {
      upToDate.add(shape);
      contacts.set(shape, now);
    },
    behind: (shape) => void upToDate.delete(shape),
    heartbeat(now) {
      heartbeatAt = now;
      for (const shape of upToDate) contacts.set(shape, now);
    },
    allUpToDate: () => upToDate.size === shapeNames.length,
    isBeating: (now, withinMs) => heartbeatAt !== null && now - heartbeatAt < withinMs,
    shapesUpToDate: () => [...upToDate],
  };
}
