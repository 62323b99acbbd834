import type { Preferences } from '../../shared/contracts/live.ts';
import { readClock } from './typed-clock.ts';

export type QuietHours = NonNullable<Preferences['sound']['quiet']>;

/** The room's watches: a workstation keeps still while nobody sits at it. */
export const watches: readonly QuietHours[] = [
  { fromMinute: 22 * 60, toMinute: 6 * 60 },
  { fromMinute: 6 * 60, toMinute: 14 * 60 },
  { fromMinute: 14 * 60, toMinute: 22 * 60 },
];

export const isSameQuiet = (a: QuietHours, b: QuietHours | null): boolean =>
  a.fromMinute === b?.fromMinute && a.toMinute === b.toMinute;

/** As they were typed, or which field to mend. */
export type ReadQuiet =
  | { readonly kind: 'hours'; readonly quiet: QuietHours }
  | { readonly kind: 'unreadable'; readonly from: boolean; readonly to: boolean }
  | { readonly kind: 'same' };

const minutesOfDay = 24 * 60;

/** Two times of day; an end before the beginning is past midnight. Midnight may be written as 0 or 24. */
export function readQuiet(fromText: string, toText: string): ReadQuiet {
  const [from, to] = [readClock(fromText), readClock(toText)];
  if (from === null || to === null) return { kind: 'unreadable', from: from === null, to: to === null };
  const quiet = { fromMinute: from % minutesOfDay, toMinute: to % minutesOfDay };
  return quiet.fromMinute === quiet.toMinute ? { kind: 'same' } : { kind: 'hours', quiet };
}
