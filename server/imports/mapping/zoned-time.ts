import { Temporal } from 'temporal-polyfill';

export function isTimeZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

const quarterHourMs = 15 * 60_000;
const cachedQuarters = 20_000;

/**
 * Turns a wall-clock time, given as if it were UTC, into the moment it names in the zone. Offsets are kept by quarter
 * hour: the time zone library alone would be half of an import's work. A time that the zone skipped is moved on.
 */
export function zonedTime(timeZone: string): (wallMs: number) => number {
  const offsets = new Map<number, number>();
  return (wallMs) => {
    const quarter = Math.floor(wallMs / quarterHourMs);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = wallMs - epochOf(wallMs, timeZone);
      if (offsets.size >= cachedQuarters) offsets.clear();
      offsets.set(quarter, offset);
    }
    return wallMs - offset;
  };
}

const epochOf = (wallMs: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(wallMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(timeZone).epochMilliseconds;
