import { z } from 'zod';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Zones are applied only where people read. */
export const instantSchema = z.int().brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

export const instant = (epochMs: number): Instant => instantSchema.parse(Math.trunc(epochMs));
export const instantFromDate = (date: Date): Instant => instant(date.getTime());

const postgresTimestamp = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?$/;

/**
 * Reads a `timestamptz` in Postgres' ISO text form (`2026-11-22 07:02:31.123456+00`), truncated to milliseconds.
 * @throws when the text is of another form: a synced column then has a type nobody declared.
 */
export function instantFromPostgres(text: string): Instant {
  const minutesOfZone = text.at(-3) === ':' ? '' : ':00';
  const epochMs = postgresTimestamp.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}${minutesOfZone}`)
    : Number.NaN;
  if (Number.isNaN(epochMs)) throw new Error(`Not a Postgres timestamp with zone: ${JSON.stringify(text)}`);
  return epochMs as Instant;
}

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
