import { useTranslation } from 'react-i18next';
import { isUsualWeek, mondayOf, usualMonday } from '../../../../shared/domain/dispatch/usual-week.ts';
import { dayAfter, startOfDay } from '../../../../shared/kernel/local-day.ts';
import { Button } from '../../../design/Button.tsx';
import { useFormat } from '../../../shell/preferences.tsx';

type WeekChoiceProps = {
  readonly monday: string;
  /** The one of the board, for the way back from the usual week. */
  readonly day: string;
  readonly onMonday: (monday: string) => void;
};

/** Which week is looked at: one of the calendar, or the usual one. */
export function WeekChoice({ monday, day, onMonday }: WeekChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isUsual = isUsualWeek(monday);
  return (
    <>
      {isUsual ? (
        <b>{t('dispatch.shifts.usualWeek')}</b>
      ) : (
        <>
          <Button onPress={() => onMonday(dayAfter(monday, -7))}>{t('dispatch.shifts.before')}</Button>
          <b className="num">
            {format.day(startOfDay(monday))} – {format.date(startOfDay(dayAfter(monday, 6)))}
          </b>
          <Button onPress={() => onMonday(dayAfter(monday, 7))}>{t('dispatch.shifts.after')}</Button>
        </>
      )}
      <Button onPress={() => onMonday(isUsual ? mondayOf(day) : usualMonday)}>
        {t(isUsual ? 'dispatch.shifts.thisWeek' : 'dispatch.shifts.usualWeek')}
      </Button>
    </>
  );
}
