import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { isUsualWeek } from '../../../../shared/domain/dispatch/usual-week.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { DutyRotation } from './DutyRotation.tsx';
import { ShiftEditor } from './ShiftEditor.tsx';
import { TeamForm } from './TeamForm.tsx';
import type { WeekCell, WeekRow } from './use-week-shifts.ts';

export type ChosenCell = { readonly technician: WeekRow; readonly cell: WeekCell };

type ShiftFormsProps = {
  readonly monday: string;
  readonly chosen: readonly ChosenCell[];
  readonly teams: readonly string[];
  readonly mayStaff: boolean;
  readonly firstField: RefObject<HTMLSelectElement | null>;
  readonly onSet: (shift: DayShift | null) => void;
  readonly onTeam: (people: readonly WeekRow[], team: string | null) => void;
};

/** What may be said of those who are chosen: their shift, their duties, their team. */
export function ShiftForms({ monday, chosen, teams, mayStaff, firstField, onSet, onTeam }: ShiftFormsProps) {
  const { submitAll } = useRoom();
  const about = useAbout();
  const [first] = chosen;
  if (!first) return null;
  const people = [...new Set(chosen.map(({ technician }) => technician))];
  const theirs = new Set(people.map(({ team }) => team));
  const team = theirs.size === 1 ? first.technician.team : null;
  return (
    <>
      <ShiftEditor
        key={`${first.technician.technicianId} ${first.cell.day} ${JSON.stringify(first.cell.shift)}`}
        cell={first.cell}
        about={about(chosen)}
        mayChange={mayStaff}
        firstField={firstField}
        onSet={onSet}
      />
      {mayStaff && !isUsualWeek(monday) && (
        <DutyRotation
          monday={monday}
          people={people.map(({ technicianId }) => technicianId)}
          onSay={(said) => submitAll(said.map((input) => ({ name: 'dispatch.set-shift', input })))}
        />
      )}
      {mayStaff && (
        <TeamForm
          key={`${first.technician.technicianId} ${people.length} ${team}`}
          people={people.length}
          team={team}
          known={teams}
          onTeam={(said) => onTeam(people, said)}
        />
      )}
    </>
  );
}

/** Whose and when, in words. */
function useAbout(): (chosen: readonly ChosenCell[]) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (chosen) => {
    const [first] = chosen;
    if (!first || chosen.length > 1) return t('dispatch.shifts.chosen', { count: chosen.length });
    const { technician, cell } = first;
    const at = startOfDay(cell.day);
    return `${technician.name} · ${isUsualWeek(cell.day) ? format.weekday(at) : format.day(at)}`;
  };
}
