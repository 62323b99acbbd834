import { type Instant, minuteMs } from '../../shared/kernel/instant.ts';
import { localDay, startOfDay } from '../../shared/kernel/local-day.ts';

const minutesOfDay = 24 * 60;

/** A time of day as people type it: `8`, `8.30`, `08:30`, `0830`. @returns minutes since midnight; null for no time */
export function readClock(text: string): number | null {
  const match = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= minutesOfDay ? total : null;
}

/** The time of day of a moment, as it is typed. */
export const clockOf = (at: Instant): string =>
  printClock(Math.round((at - startOfDay(localDay(at))) / minuteMs));

/** `08.30` */
export const printClock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`;
