import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { daysOfWeek, isUsualWeek, mondayOf } from '../../../../shared/domain/dispatch/usual-week.ts';
import { Dialog } from '../../../design/Dialog.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { shownKeys } from '../../../shell/keys/shown-keys.ts';
import { useKeys } from '../../../shell/keys/use-keys.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { cellsOf, rangeAt } from './grid-range.ts';
import { ShiftForms } from './ShiftForms.tsx';
import { ShiftGrid } from './ShiftGrid.tsx';
import './shifts.css';
import { type ChosenTeam, TeamChoice } from './TeamChoice.tsx';
import { useGridRange } from './use-grid-range.ts';
import type { QuickShiftId, ShiftKeyId } from './use-shift-keys.ts';
import { useWeekShifts, type WeekRow } from './use-week-shifts.ts';
import { WeekChoice } from './WeekChoice.tsx';
import { teamsOf, type WeekTeam } from './week-teams.ts';

type ShiftsDialogProps = { readonly desk: DispatchDesk; readonly onClose: () => void };

/** Who works when, a week at a time, by technician and team. */
export function ShiftsDialog({ desk, onClose }: ShiftsDialogProps) {
  const { t } = useTranslation();
  const [monday, setMonday] = useState(() => mondayOf(desk.view.day));
  const [team, chooseTeam] = useState<ChosenTeam>(undefined);
  const teams = teamsOf(useWeekShifts(desk.view, monday));
  return (
    <Dialog title={t('dispatch.shifts.title')} width="116rem" onClose={onClose}>
      <div className="shifts">
        <div className="shifts-week">
          <WeekChoice monday={monday} day={desk.view.day} onMonday={setMonday} />
          {teams.length > 1 && (
            <TeamChoice names={teams.map(({ name }) => name)} chosen={team} onChoose={chooseTeam} />
          )}
        </div>
        {teams.length === 0 ? (
          <TileState kind="empty" title={t('dispatch.timeline.nobody')} />
        ) : (
          <Week desk={desk} monday={monday} teams={teams} shown={ofChoice(teams, team)} />
        )}
        <p className="shift-keys">
          {t(isUsualWeek(monday) ? 'dispatch.shifts.usualMeans' : 'dispatch.shifts.limits')}
        </p>
        {desk.mayStaff && <GridKeys />}
      </div>
    </Dialog>
  );
}

function GridKeys() {
  const { t } = useTranslation();
  const keys = useKeys();
  const shown = (id: ShiftKeyId) => {
    const key = keys(id);
    return key === null ? '–' : shownKeys(key);
  };
  return (
    <p className="shift-keys">
      {t('dispatch.shifts.keys', {
        team: shown('shifts.team'),
        usual: shown('shifts.usual'),
        off: shown('shifts.off'),
        leave: shown('shifts.leave'),
        absent: shown('shifts.absent'),
      })}
    </p>
  );
}

/** All of them, too, once nobody is in the chosen one any more. */
function ofChoice(teams: readonly WeekTeam[], chosen: ChosenTeam): readonly WeekTeam[] {
  const named = teams.filter(({ name }) => name === chosen);
  return named.length > 0 ? named : teams;
}

/** By one key, without a form. */
const quick: Readonly<Record<QuickShiftId, DayShift | null>> = {
  'shifts.usual': null,
  'shifts.off': { kind: 'off' },
  'shifts.leave': { kind: 'leave', note: null },
  'shifts.absent': { kind: 'absent', note: null },
};

type WeekProps = Pick<ShiftsDialogProps, 'desk'> & {
  readonly monday: string;
  readonly teams: readonly WeekTeam[];
  readonly shown: readonly WeekTeam[];
};

function Week({ desk: { view, mayStaff, selectedTechnician }, monday, teams, shown }: WeekProps) {
  const { submitAll } = useRoom();
  const days = daysOfWeek(monday);
  const rows = shown.flatMap((team) => team.rows);
  const [range, setRange] = useGridRange(rows, {
    technicianId: selectedTechnician,
    column: Math.max(0, days.indexOf(view.day)),
  });
  const firstField = useRef<HTMLSelectElement>(null);
  const chosen = cellsOf(range).flatMap(({ row, column }) => {
    const [technician, cell] = [rows[row], rows[row]?.cells[column]];
    return technician && cell ? [{ technician, cell }] : [];
  });
  const set = (shift: DayShift | null) => {
    submitAll(
      chosen.map(({ technician: { technicianId }, cell }) => ({
        name: 'dispatch.set-shift',
        input: { planDay: cell.day, technicianId, shift },
      })),
    );
  };
  const setTeam = (people: readonly WeekRow[], team: string | null) => {
    submitAll(
      people.map(({ technicianId }) => ({ name: 'technician.set-team', input: { technicianId, team } })),
    );
    // They no longer stand beside each other: a range would hold whoever lies between them now.
    setRange(rangeAt(range.focus));
  };
  return (
    <>
      <div className="shift-scroll">
        <ShiftGrid
          days={days}
          teams={shown}
          isTeamed={teams.some(({ name }) => name !== null)}
          range={range}
          onRange={setRange}
          onEdit={() => firstField.current?.focus()}
          onQuick={(id) => {
            if (mayStaff) set(quick[id]);
          }}
        />
      </div>
      <ShiftForms
        monday={monday}
        chosen={chosen}
        teams={teams.flatMap(({ name }) => name ?? [])}
        mayStaff={mayStaff}
        firstField={firstField}
        onSet={set}
        onTeam={setTeam}
      />
    </>
  );
}
