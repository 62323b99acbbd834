import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  dutyRotation,
  fewestOnDuty,
  type SaidShift,
} from '../../../../shared/domain/dispatch/duty-rotation.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { Button } from '../../../design/Button.tsx';

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
  const isEnough = people.length >= fewestOnDuty;
  return (
    <form
      className="shift-line duty-rotation"
      onSubmit={(event) => {
        event.preventDefault();
        onSay(dutyRotation(people, monday, weeks));
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
      <Button type="submit" disabled={!isEnough}>
        {t('dispatch.shifts.duty.act')}
      </Button>
    </form>
  );
}
