import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewingConditionsSchema } from '../../../shared/contracts/live.ts';
import { useAppearance } from '../../shell/preferences.tsx';
import { conditionsOf, displayKey } from '../../shell/viewing.ts';

/** A number as people here write it; a comma is a decimal point. */
const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** Asked once for each display: how large it is and from where it is read. Until then the size is a guess. */
export function DisplayQuestion() {
  const { t } = useTranslation();
  const { preferences, change } = useAppearance();
  const guess = conditionsOf(preferences, window);
  const [inches, setInches] = useState(String(guess.diagonalInches));
  const [metres, setMetres] = useState(String(guess.distanceMetres));
  const key = displayKey(window);
  if (preferences.displays[key]) return null;
  const answer = viewingConditionsSchema.safeParse({
    diagonalInches: toNumber(inches),
    distanceMetres: toNumber(metres),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (answer.success) change({ displays: { ...preferences.displays, [key]: answer.data } });
  };
  return (
    <form className="display-question" onSubmit={save}>
      <b>{t('boards.display')}</b>
      <Figure label={t('boards.diagonal')} value={inches} onChange={setInches} />
      <Figure label={t('boards.distance')} value={metres} onChange={setMetres} />
      <button type="submit" disabled={!answer.success}>
        {t('boards.displaySave')}
      </button>
    </form>
  );
}

type FigureProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Figure({ label, value, onChange }: FigureProps) {
  return (
    <label>
      {label}
      <input value={value} inputMode="decimal" onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
