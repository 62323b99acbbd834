import { Temporal } from 'temporal-polyfill';
import { type Instant, instant } from './instant.ts';

const roomZone = 'Asia/Jakarta';

/** The room's calendar day of a moment (ISO date): what ticket numbers and routes are counted by. */
export const localDay = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(roomZone).toPlainDate().toString();

/** The room's midnight at which a calendar day begins. */
export const startOfDay = (day: string): Instant =>
  instant(Temporal.PlainDate.from(day).toZonedDateTime(roomZone).epochMilliseconds);

/** @param days negative for days before */
export const dayAfter = (day: string, days = 1): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();
