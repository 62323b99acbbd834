import { useTranslation } from 'react-i18next';
import { plateOf } from '../map/map-routes.ts';
import { type Cell, isInRange, type Range } from './grid-range.ts';
import { isUsualShift, shiftWords, useHoursWords } from './shift-words.ts';
import type { WeekCell, WeekRow } from './use-week-shifts.ts';

/** What the pointer does to the cells. */
export type GridHands = {
  readonly range: Range;
  press(cell: Cell, extend: boolean): void;
  enter(cell: Cell): void;
  edit(): void;
};

type TechnicianRowProps = {
  readonly technician: WeekRow;
  readonly row: number;
  readonly hands: GridHands;
};

/** One technician's week. */
export function TechnicianRow({ technician, row, hands }: TechnicianRowProps) {
  return (
    <tr>
      <th scope="row">
        <span className="shift-plate">{plateOf(technician.number)}</span> {technician.name}
      </th>
      {technician.cells.map((cell, column) => (
        <ShiftCell key={cell.day} cell={cell} at={{ row, column }} hands={hands} />
      ))}
      <Hours hours={technician.hours} />
    </tr>
  );
}

type ShiftCellProps = { readonly cell: WeekCell; readonly at: Cell; readonly hands: GridHands };

function ShiftCell({ cell: { shift }, at, hands: { range, press, enter, edit } }: ShiftCellProps) {
  const { t } = useTranslation();
  const isFocus = range.focus.row === at.row && range.focus.column === at.column;
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
        event.currentTarget.focus();
        press(at, event.shiftKey);
      }}
      onMouseEnter={() => enter(at)}
      onDoubleClick={edit}
    >
      {shiftWords(shift, { t })}
    </td>
  );
}

/** Of the week, and a plain word where a limit is passed. */
function Hours({ hours: { minutes, overtimeMinutes, state } }: Pick<WeekRow, 'hours'>) {
  const { t } = useTranslation();
  const hoursWords = useHoursWords();
  return (
    <td className="shift-hours" data-state={state}>
      {hoursWords(minutes)}
      {overtimeMinutes > 0 && (
        <span>{t('dispatch.shifts.overtime', { hours: hoursWords(overtimeMinutes) })}</span>
      )}
      {(state === 'beyond-day' || state === 'beyond-week' || state === 'no-rest-day') && (
        <strong>{t(`dispatch.shifts.${state}`)}</strong>
      )}
    </td>
  );
}
