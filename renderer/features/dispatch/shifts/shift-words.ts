import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { usualShift } from '../../../../shared/domain/dispatch/usual-week.ts';
import { useFormat } from '../../../shell/preferences.tsx';

const two = (value: number) => String(value).padStart(2, '0');

/** `08.00`; past midnight it counts on from 24. */
export const minuteWords = (minute: number): string => `${two(Math.floor(minute / 60))}.${two(minute % 60)}`;

const dayMinutes = 24 * 60;

/** Whole hours without their minutes, as they stand in a narrow cell: `08–17`, and `22–07` over midnight. */
function shortMinute(minute: number): string {
  const ofDay = minute > dayMinutes ? minute - dayMinutes : minute;
  return ofDay % 60 === 0 ? two(ofDay / 60) : minuteWords(ofDay);
}

export const shiftWords = (shift: DayShift, { t }: { readonly t: TFunction }): string =>
  shift.kind === 'work'
    ? `${shortMinute(shift.fromMinute)}–${shortMinute(shift.toMinute)}`
    : t(`dispatch.shift.${shift.kind}`);

export const isUsualShift = (shift: DayShift): boolean =>
  shift.kind === 'work' &&
  shift.fromMinute === usualShift.fromMinute &&
  shift.toMinute === usualShift.toMinute;

/** Hours of a week; halves and quarters only where there are. */
export function useHoursWords(): (minutes: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (minutes) =>
    t('dispatch.shifts.hoursOf', { hours: format.decimal(minutes / 60, minutes % 60 === 0 ? 0 : 1) });
}
