import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  dutyRotation,
  fewestOnDuty,
  type SaidShift,
  sayable,
} from '../../../../shared/domain/dispatch/duty-rotation.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { localDay } from '../../../../shared/kernel/local-day.ts';
import { Button } from '../../../design/Button.tsx';
import { useRoom } from '../../../live/room-context.tsx';

type DutyRotationProps = {
  /** Of the first week. */
  readonly monday: string;
  /** Who shares the duties, in the order of their turns. */
  readonly people: readonly TechnicianId[];
  readonly onSay: (said: readonly SaidShift[]) => void;
};

const lengths = [1, 2, 4, 8, 12] as const;

/** The nights and Sundays of the coming weeks, shared by turns among those who are chosen in the grid. */
export function DutyRotation({ monday, people, onSay }: DutyRotationProps) {
  const { t } = useTranslation();
  const [weeks, setWeeks] = useState<number>(4);
  const { rows, clock } = useRoom();
  const isEnough = people.length >= fewestOnDuty;
  const turns = dutyRotation(people, monday, weeks);
  const said = sayable(turns, rows.dispatchDays, localDay(clock.now()));
  return (
    <form
      className="shift-line duty-rotation"
      onSubmit={(event) => {
        event.preventDefault();
        onSay(said);
      }}
    >
      <b>{t('dispatch.shifts.duty.title')}</b>
      <p>
        {isEnough
          ? t('dispatch.shifts.duty.among', { count: people.length })
          : t('dispatch.shifts.duty.tooFew', { count: fewestOnDuty })}
      </p>
      <label>
        {t('dispatch.shifts.duty.weeks')}
        <select value={weeks} onChange={(event) => setWeeks(Number(event.currentTarget.value))}>
          {lengths.map((length) => (
            <option key={length} value={length}>
              {length}
            </option>
          ))}
        </select>
      </label>
      {said.length < turns.length && (
        <p>{t('dispatch.shifts.duty.kept', { count: turns.length - said.length })}</p>
      )}
      <Button type="submit" disabled={said.length === 0}>
        {t('dispatch.shifts.duty.act')}
      </Button>
    </form>
  );
}
