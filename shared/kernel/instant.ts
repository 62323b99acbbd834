import { z } from 'zod';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Zones are applied only where people read. */
export const instantSchema = z.int().brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

export const instant = (epochMs: number): Instant => instantSchema.parse(Math.trunc(epochMs));
export const instantFromDate = (date: Date): Instant => instant(date.getTime());

const postgresTimestamp =
  /^(\d{4,})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?([+-]\d{2})(?::(\d{2}))?$/;

/**
 * Reads a `timestamptz` in Postgres' ISO text form (`2026-11-22 07:02:31.123456+00`), truncated to milliseconds.
 * @throws when the text is of another form: a synced column then has a type nobody declared.
 */
export function instantFromPostgres(text: string): Instant {
  const utc = usualUtc(text);
  if (utc !== null) return utc;
  const match = postgresTimestamp.exec(text);
  if (!match) throw new Error(`Not a Postgres timestamp with zone: ${JSON.stringify(text)}`);
  const [, year, month, day, hour, minute, second, fraction = '', zoneHour = '+00', zoneMinute = '00'] =
    match;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0').slice(0, 3)),
  );
  const sign = zoneHour.startsWith('-') ? -1 : 1;
  const zoneMs = sign * (Math.abs(Number(zoneHour)) * 60 + Number(zoneMinute)) * 60_000;
  return instant(local - zoneMs);
}

/**
 * The same of the one form in which the server's sessions write it, six times as fast: a window that opens waits for a
 * hundred thousand of them. Null when it is another.
 */
function usualUtc(text: string): Instant | null {
  if (text.length < 22 || !text.endsWith('+00') || !separated(text)) return null;
  const fractionTo = text.length - 3;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const fraction = fractionTo === 19 ? 0 : digits(text, 20, Math.min(fractionTo, 23));
  const rest = fractionTo > 23 ? digits(text, 23, fractionTo) : 0;
  if (fractionTo === 20 || fractionTo > 26) return null;
  const scale = fractionTo === 19 ? 1 : 10 ** (23 - Math.min(fractionTo, 23));
  const at = Date.UTC(year, month - 1, day, hour, minute, second, fraction * scale);
  // What is no digit has made it no number.
  return Number.isNaN(at + rest) || year < 1000 ? null : (at as Instant);
}

const separated = (text: string): boolean =>
  text[4] === '-' &&
  text[7] === '-' &&
  text[10] === ' ' &&
  text[13] === ':' &&
  text[16] === ':' &&
  (text[19] === '.' || text.length === 22);

/** NaN when there is something else than digits. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
