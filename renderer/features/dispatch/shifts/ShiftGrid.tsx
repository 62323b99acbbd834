import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isUsualWeek } from '../../../../shared/domain/dispatch/usual-week.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { type Cell, type Range, rangeAt, stepRange } from './grid-range.ts';
import { TeamRow } from './TeamRow.tsx';
import { type GridHands, TechnicianRow } from './TechnicianRow.tsx';
import { type QuickShiftId, useShiftKeys } from './use-shift-keys.ts';
import type { WeekRow } from './use-week-shifts.ts';
import { rowsOfTeam, type WeekTeam } from './week-teams.ts';

type ShiftGridProps = {
  readonly days: readonly string[];
  readonly teams: readonly WeekTeam[];
  /** False where the room has no teams, and a heading would say nothing. */
  readonly isTeamed: boolean;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
  readonly onEdit: () => void;
  /** A key pressed in the grid: a shift without a form. */
  readonly onQuick: (id: QuickShiftId) => void;
};

/**
 * Technicians down, a team below the other, days across; one cell has the focus, and a range grows from it with Shift or
 * the pointer.
 */
export function ShiftGrid({ days, teams, isTeamed, range, onRange, onEdit, onQuick }: ShiftGridProps) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  const isPressed = useRef(false);
  const letGo = () => {
    isPressed.current = false;
  };
  const move = useMovedFocus(grid, range, onRange);
  const keyMeans = useShiftKeys();
  const all = teams.flatMap(({ rows }) => rows);
  const size = { rows: all.length, columns: days.length };
  const press = (event: KeyboardEvent) => {
    const meant = keyMeans(event.nativeEvent);
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    const next = isModified ? null : stepRange(range, event.key, size, event.shiftKey);
    if (meant === 'shifts.team') move(wholeTeam(teams, range));
    else if (meant) onQuick(meant);
    else if (next) move(next);
    else if (event.key === 'Enter' && !isModified) onEdit();
    else return;
    event.preventDefault();
  };
  const reach = (cell: Cell, extend: boolean) =>
    move(extend ? { anchor: range.anchor, focus: cell } : rangeAt(cell));
  const hands: GridHands = {
    range,
    press(cell, extend) {
      isPressed.current = true;
      reach(cell, extend);
    },
    enter: (cell) => isPressed.current && reach(cell, true),
    edit: onEdit,
  };
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved through cell by cell
      role="grid"
      className="shift-grid num"
      aria-label={t('dispatch.shifts.title')}
      aria-multiselectable="true"
      onKeyDown={press}
      onMouseUp={letGo}
      onMouseLeave={letGo}
    >
      <GridHead days={days} />
      {teams.map((team) => (
        <tbody key={team.name}>
          {isTeamed && (
            <TeamRow
              team={team}
              onChoose={(column) => move(ofTeam(team, all.indexOf(team.rows[0] as WeekRow), column))}
            />
          )}
          {team.rows.map((each) => (
            <TechnicianRow key={each.technicianId} technician={each} row={all.indexOf(each)} hands={hands} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function GridHead({ days }: { readonly days: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
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
  );
}

/** The days that are chosen, of everybody in the team of the one in focus. */
function wholeTeam(teams: readonly WeekTeam[], { anchor, focus }: Range): Range {
  const [first, last] = rowsOfTeam(teams, focus.row);
  return { anchor: { ...anchor, row: last }, focus: { ...focus, row: first } };
}

/** Everybody from the team's first row on, on one day or on every day. */
const ofTeam = ({ rows, onDuty }: WeekTeam, first: number, column: number | null): Range => ({
  anchor: { row: first + rows.length - 1, column: column ?? onDuty.length - 1 },
  focus: { row: first, column: column ?? 0 },
});

/** Gives the focus to the cell that was moved to, and takes it from nobody who is elsewhere. */
function useMovedFocus(
  grid: { readonly current: HTMLTableElement | null },
  { focus: { row, column } }: Range,
  onRange: (range: Range) => void,
): (range: Range) => void {
  const isMoving = useRef(true);
  useEffect(() => {
    if (isMoving.current) grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus();
    isMoving.current = false;
  }, [grid, row, column]);
  return (range) => {
    isMoving.current = true;
    onRange(range);
  };
}
