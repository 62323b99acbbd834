import { useTranslation } from 'react-i18next';

/** Which team is looked at: `undefined` every one, `null` those who are in none. */
export type ChosenTeam = string | null | undefined;

type TeamChoiceProps = {
  readonly names: readonly (string | null)[];
  readonly chosen: ChosenTeam;
  readonly onChoose: (team: ChosenTeam) => void;
};

/** Teams may be called anything, so a choice is told by its place in the list. */
const all = 'all';

export function TeamChoice({ names, chosen, onChoose }: TeamChoiceProps) {
  const { t } = useTranslation();
  return (
    <label className="shift-team-choice">
      {t('dispatch.shifts.team.title')}
      <select
        value={chosen === undefined ? all : names.indexOf(chosen)}
        onChange={({ currentTarget: { value } }) =>
          onChoose(value === all ? undefined : names[Number(value)])
        }
      >
        <option value={all}>{t('dispatch.shifts.team.all')}</option>
        {names.map((name, index) => (
          <option key={name} value={index}>
            {name ?? t('dispatch.shifts.team.none')}
          </option>
        ))}
      </select>
    </label>
  );
}
