import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import {
  daysOfWeek,
  isUsualWeek,
  mondayOf,
  usualMonday,
} from '../../../../shared/domain/dispatch/usual-week.ts';
import { dayAfter, startOfDay } from '../../../../shared/kernel/local-day.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog } from '../../../design/Dialog.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { DutyRotation } from './DutyRotation.tsx';
import { cellsOf, type Range, rangeAt } from './grid-range.ts';
import { ShiftEditor } from './ShiftEditor.tsx';
import { ShiftGrid } from './ShiftGrid.tsx';
import './shifts.css';
import { useWeekShifts, type WeekRow } from './use-week-shifts.ts';

type ShiftsDialogProps = { readonly desk: DispatchDesk; readonly onClose: () => void };

/** By the figures of the keyboard, without a form. */
const quick: Readonly<Record<string, DayShift | null>> = {
  '1': null,
  '2': { kind: 'off' },
  '3': { kind: 'leave', note: null },
  '4': { kind: 'absent', note: null },
};

/** Who works when, a week at a time. */
export function ShiftsDialog({ desk: { view, mayPlan, selectedTechnician }, onClose }: ShiftsDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { submit } = useRoom();
  const [monday, setMonday] = useState(() => mondayOf(view.day));
  const days = daysOfWeek(monday);
  const isUsual = isUsualWeek(monday);
  const rows = useWeekShifts(view, monday);
  const [range, setRange] = useState<Range>(() =>
    startRange(rows, { days, day: view.day, selectedTechnician }),
  );
  const firstField = useRef<HTMLSelectElement>(null);
  const chosen = cellsOf(range).flatMap(({ row, column }) => {
    const [technician, cell] = [rows[row], rows[row]?.cells[column]];
    return technician && cell ? [{ technician, cell }] : [];
  });
  const set = (shift: DayShift | null) => {
    for (const { technician, cell } of chosen)
      submit('dispatch.set-shift', { planDay: cell.day, technicianId: technician.technicianId, shift });
  };
  const pressQuick = (key: string): boolean => {
    const shift = quick[key];
    if (shift === undefined || !mayPlan) return false;
    set(shift);
    return true;
  };
  const [first] = chosen;
  return (
    <Dialog title={t('dispatch.shifts.title')} width="104rem" onClose={onClose}>
      <div className="shifts">
        <div className="shifts-week">
          {isUsual ? (
            <b>{t('dispatch.shifts.usualWeek')}</b>
          ) : (
            <>
              <Button onPress={() => setMonday(dayAfter(monday, -7))}>{t('dispatch.shifts.before')}</Button>
              <b className="num">
                {format.day(startOfDay(monday))} – {format.date(startOfDay(dayAfter(monday, 6)))}
              </b>
              <Button onPress={() => setMonday(dayAfter(monday, 7))}>{t('dispatch.shifts.after')}</Button>
            </>
          )}
          <Button onPress={() => setMonday(isUsual ? mondayOf(view.day) : usualMonday)}>
            {t(isUsual ? 'dispatch.shifts.thisWeek' : 'dispatch.shifts.usualWeek')}
          </Button>
          <p>{t(isUsual ? 'dispatch.shifts.usualMeans' : 'dispatch.shifts.limits')}</p>
        </div>
        {rows.length === 0 ? (
          <TileState kind="empty" title={t('dispatch.timeline.nobody')} />
        ) : (
          <div className="shift-scroll">
            <ShiftGrid
              days={days}
              rows={rows}
              range={range}
              onRange={setRange}
              onEdit={() => firstField.current?.focus()}
              onQuick={pressQuick}
            />
          </div>
        )}
        {first && (
          <ShiftEditor
            key={`${first.technician.technicianId} ${first.cell.day} ${JSON.stringify(first.cell.shift)}`}
            cell={first.cell}
            about={
              chosen.length === 1
                ? `${first.technician.name} · ${isUsual ? format.weekday(startOfDay(first.cell.day)) : format.day(startOfDay(first.cell.day))}`
                : t('dispatch.shifts.chosen', { count: chosen.length })
            }
            mayChange={mayPlan}
            firstField={firstField}
            onSet={set}
          />
        )}
        {mayPlan && !isUsual && (
          <DutyRotation
            monday={monday}
            people={[...new Set(chosen.map(({ technician }) => technician.technicianId))]}
            onSay={(said) => {
              for (const each of said) submit('dispatch.set-shift', each);
            }}
          />
        )}
        {mayPlan && <p className="shift-keys">{t('dispatch.shifts.keys')}</p>}
      </div>
    </Dialog>
  );
}

type Start = {
  readonly days: readonly string[];
  readonly day: string;
  readonly selectedTechnician: DispatchDesk['selectedTechnician'];
};

/** The technician and the day that the board shows. */
const startRange = (rows: readonly WeekRow[], { days, day, selectedTechnician }: Start): Range =>
  rangeAt({
    row: Math.max(
      0,
      rows.findIndex(({ technicianId }) => technicianId === selectedTechnician),
    ),
    column: Math.max(0, days.indexOf(day)),
  });
