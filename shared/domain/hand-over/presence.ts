import { z } from 'zod';
import { type Instant, instantSchema, minuteMs } from '../../kernel/instant.ts';

/** When somebody last did something at a desk, and the last time they were away from it. */
export const presenceSchema = z.strictObject({
  lastAt: instantSchema,
  away: z
    .strictObject({
      from: instantSchema,
      until: instantSchema,
      /** Whether they have put away what changed meanwhile. */
      told: z.boolean(),
    })
    .nullable(),
});
export type Presence = z.infer<typeof presenceSchema>;

/** Shorter than this is a coffee, not an absence. */
export const absenceMs = 30 * minuteMs;
/** How exactly presence is kept: a moment written for every key pressed would be a file written for every key. */
const keptToMs = minuteMs;

/** The presence of somebody who does something now; the same object when nothing is worth writing. */
export function presentAt(before: Presence | null, now: Instant): Presence {
  if (!before) return { lastAt: now, away: null };
  const goneMs = now - before.lastAt;
  if (goneMs >= absenceMs) {
    /* What somebody has not put away yet is not forgotten over the next absence. */
    const from = before.away && !before.away.told ? before.away.from : before.lastAt;
    return { lastAt: now, away: { from, until: now, told: false } };
  }
  return goneMs >= keptToMs ? { ...before, lastAt: now } : before;
}

export const told = (presence: Presence): Presence =>
  presence.away && !presence.away.told ? { ...presence, away: { ...presence.away, told: true } } : presence;
