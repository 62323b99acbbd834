import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../shared/kernel/instant.ts';

/** The room's calendar day of a moment (ISO date): what ticket numbers are counted by. */
export const localDay = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString();
