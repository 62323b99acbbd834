import type { Preferences } from '../../../shared/contracts/live.ts';
import { dayMs, hourMs, type Instant, instant, minuteMs } from '../../../shared/kernel/instant.ts';

export type HornRank = 'critical' | 'high';

/** One note: hertz, and when it begins and how long it lasts, in seconds. */
export type Note = { readonly hertz: number; readonly at: number; readonly seconds: number };

/** Told apart by ear alone: at least a fifth apart in pitch (EEMUA 191), and by rhythm. */
export const tones: Readonly<Record<HornRank, readonly Note[]>> = {
  critical: [0, 0.26, 0.52].flatMap((at) => [
    { hertz: 988, at, seconds: 0.11 },
    { hertz: 1319, at: at + 0.12, seconds: 0.11 },
  ]),
  high: [{ hertz: 587, at: 0, seconds: 0.28 }],
};

const wibOffsetMs = 7 * hourMs;

const minutesOfDay = dayMs / minuteMs;
const minuteAt = (now: number) => Math.floor(((now + wibOffsetMs) % dayMs) / minuteMs);

/** Whether this workstation keeps still now; its quiet hours may span midnight. */
export function isQuiet({ quiet }: Preferences['sound'], now: number): boolean {
  if (!quiet) return false;
  const minute = minuteAt(now);
  const { fromMinute, toMinute } = quiet;
  return fromMinute <= toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}

/** When the quiet hours are over that hold now; null while none hold. */
export function quietUntil(sound: Preferences['sound'], now: number): Instant | null {
  if (!sound.quiet || !isQuiet(sound, now)) return null;
  const minutesLeft = (sound.quiet.toMinute - minuteAt(now) + minutesOfDay) % minutesOfDay;
  return instant((Math.floor(now / minuteMs) + minutesLeft) * minuteMs);
}
