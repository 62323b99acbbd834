import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isUsualWeek } from '../../../../shared/domain/dispatch/usual-week.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { plateOf } from '../map/map-routes.ts';
import { type Cell, isInRange, type Range, rangeAt, stepRange } from './grid-range.ts';
import { isUsualShift, shiftWords } from './shift-words.ts';
import type { WeekCell, WeekRow } from './use-week-shifts.ts';

type ShiftGridProps = {
  readonly days: readonly string[];
  readonly rows: readonly WeekRow[];
  readonly range: Range;
  readonly onRange: (range: Range) => void;
  readonly onEdit: () => void;
  /** A figure pressed in the grid: a shift without a form. */
  readonly onQuick: (key: string) => boolean;
};

/** Technicians down, days across; one cell has the focus, and a range grows from it with Shift or the pointer. */
export function ShiftGrid({ days, rows, range, onRange, onEdit, onQuick }: ShiftGridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const grid = useRef<HTMLTableElement>(null);
  const isPressed = useRef(false);
  const { row, column } = range.focus;
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus();
  }, [row, column]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const size = { rows: rows.length, columns: days.length };
    const next = stepRange(range, event.key, size, event.shiftKey);
    if (next) onRange(next);
    else if (event.key === 'Enter') onEdit();
    else if (!onQuick(event.key)) return;
    event.preventDefault();
  };
  const reach = (cell: Cell, extend: boolean) =>
    onRange(extend ? { anchor: range.anchor, focus: cell } : rangeAt(cell));
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through cell by cell
      role="grid"
      className="shift-grid num"
      aria-label={t('dispatch.shifts.title')}
      aria-multiselectable="true"
      onKeyDown={press}
      onMouseUp={() => {
        isPressed.current = false;
      }}
      onMouseLeave={() => {
        isPressed.current = false;
      }}
    >
      <thead>
        <tr>
          <th scope="col">{t('dispatch.timeline.technician')}</th>
          {days.map((day) => (
            <th key={day} scope="col">
              {isUsualWeek(day) ? format.weekday(startOfDay(day)) : format.day(startOfDay(day))}
            </th>
          ))}
          <th scope="col">{t('dispatch.shifts.hours')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((technician, rowIndex) => (
          <tr key={technician.technicianId}>
            <th scope="row">
              <span className="shift-plate">{plateOf(technician.number)}</span> {technician.name}
            </th>
            {technician.cells.map((cell, columnIndex) => (
              <ShiftCell
                key={cell.day}
                cell={cell}
                at={{ row: rowIndex, column: columnIndex }}
                range={range}
                onPress={(extend) => {
                  isPressed.current = true;
                  reach({ row: rowIndex, column: columnIndex }, extend);
                }}
                onEnter={() => isPressed.current && reach({ row: rowIndex, column: columnIndex }, true)}
                onEdit={onEdit}
              />
            ))}
            <Hours row={technician} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ShiftCellProps = {
  readonly cell: WeekCell;
  readonly at: Cell;
  readonly range: Range;
  readonly onPress: (extend: boolean) => void;
  readonly onEnter: () => void;
  readonly onEdit: () => void;
};

function ShiftCell({ cell: { shift }, at, range, onPress, onEnter, onEdit }: ShiftCellProps) {
  const { t } = useTranslation();
  const isFocus = range.focus.row === at.row && range.focus.column === at.column;
  const words = shiftWords(shift, { t });
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as its table is a grid
      role="gridcell"
      tabIndex={isFocus ? 0 : -1}
      data-autofocus={isFocus || undefined}
      data-cell={`${at.row}:${at.column}`}
      data-kind={shift.kind}
      data-usual={isUsualShift(shift) || undefined}
      aria-selected={isInRange(range, at)}
      title={'note' in shift && shift.note ? shift.note : undefined}
      onMouseDown={(event) => {
        event.preventDefault();
        onPress(event.shiftKey);
      }}
      onMouseEnter={onEnter}
      onDoubleClick={onEdit}
    >
      {words}
    </td>
  );
}

/** Of the week, and a plain word where a limit is passed. */
function Hours({ row: { hours } }: { readonly row: WeekRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { minutes, overtimeMinutes, state } = hours;
  const hoursOf = (length: number) =>
    t('dispatch.shifts.hoursOf', { hours: format.decimal(length / 60, length % 60 === 0 ? 0 : 1) });
  return (
    <td className="shift-hours" data-state={state}>
      {hoursOf(minutes)}
      {overtimeMinutes > 0 && (
        <span>{t('dispatch.shifts.overtime', { hours: hoursOf(overtimeMinutes) })}</span>
      )}
      {(state === 'beyond-day' || state === 'beyond-week' || state === 'no-rest-day') && (
        <strong>{t(`dispatch.shifts.${state}`)}</strong>
      )}
    </td>
  );
}
