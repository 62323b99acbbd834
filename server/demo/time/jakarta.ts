import { dayMs, hourMs } from '../../../shared/kernel/instant.ts';

/** Western Indonesian Time has been UTC+7 without summer time since 1964, so the demo needs no zone table. */
const offsetMs = 7 * hourMs;

/** Whole local days since 1970-01-01. */
export const localDay = (epochMs: number): number => Math.floor((epochMs + offsetMs) / dayMs);
/** Hours since local midnight, with a fraction. */
export const localHour = (epochMs: number): number =>
  (epochMs + offsetMs - localDay(epochMs) * dayMs) / hourMs;
export const startOfLocalDay = (day: number): number => day * dayMs - offsetMs;
/** 0 is Monday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
export const monthOf = (day: number): number => new Date(day * dayMs).getUTCMonth() + 1;
export const localIsoDate = (epochMs: number): string =>
  new Date(localDay(epochMs) * dayMs).toISOString().slice(0, 10);
