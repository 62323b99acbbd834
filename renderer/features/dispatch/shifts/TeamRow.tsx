import { useTranslation } from 'react-i18next';
import { useHoursWords } from './shift-words.ts';
import type { WeekTeam } from './week-teams.ts';

type TeamRowProps = {
  readonly team: WeekTeam;
  /** Everybody of the team on one day, or on every day where no column is named. */
  readonly onChoose: (column: number | null) => void;
};

/** What a team's week comes to. A press chooses all of it, by the keyboard `t` does: its cells are no stops of their own. */
export function TeamRow({ team: { name, rows, onDuty, minutes, overtimeMinutes }, onChoose }: TeamRowProps) {
  const { t } = useTranslation();
  const hoursWords = useHoursWords();
  return (
    <tr className="shift-team">
      <th scope="rowgroup">
        <button type="button" tabIndex={-1} onClick={() => onChoose(null)}>
          {name ?? t('dispatch.shifts.team.none')} <span>{rows.length}</span>
        </button>
      </th>
      {onDuty.map((count, day) => (
        <td key={rows[0]?.cells[day]?.day}>
          <button type="button" tabIndex={-1} onClick={() => onChoose(day)}>
            {t('dispatch.shifts.team.onDuty', { count })}
          </button>
        </td>
      ))}
      <td>
        {hoursWords(minutes)}
        {overtimeMinutes > 0 && (
          <span>{t('dispatch.shifts.overtime', { hours: hoursWords(overtimeMinutes) })}</span>
        )}
      </td>
    </tr>
  );
}
