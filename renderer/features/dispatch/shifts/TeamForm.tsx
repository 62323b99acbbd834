import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';

type TeamFormProps = {
  /** How many are chosen in the grid. */
  readonly people: number;
  /** The team they are in now, where it is one. */
  readonly team: string | null;
  readonly known: readonly string[];
  readonly onTeam: (team: string | null) => void;
};

/** Puts those who are chosen into a team: one that is there, or a new one by its name. */
export function TeamForm({ people, team, known, onTeam }: TeamFormProps) {
  const { t } = useTranslation();
  const list = useId();
  const [draft, setDraft] = useState(team ?? '');
  const name = draft.trim();
  return (
    <form
      className="shift-line"
      onSubmit={(event) => {
        event.preventDefault();
        onTeam(name === '' ? null : name);
      }}
    >
      <b>{t('dispatch.shifts.team.title')}</b>
      <p>{t('dispatch.shifts.team.of', { count: people })}</p>
      <label>
        {t('dispatch.shifts.team.name')}
        <input
          list={list}
          maxLength={40}
          value={draft}
          placeholder={t('dispatch.shifts.team.none')}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      </label>
      <datalist id={list}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <Button type="submit" disabled={name === (team ?? '')}>
        {t('dispatch.shifts.team.act')}
      </Button>
    </form>
  );
}
