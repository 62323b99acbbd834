import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewingConditionsSchema } from '../../../shared/contracts/live.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { usePreferences } from '../../shell/preferences.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { conditionsOf, displayKey } from '../../shell/viewing.ts';
import { whenTouched, whenUntouched } from '../../shell/when-untouched.ts';

/** Somebody who can answer has touched something by then; a wall without a keyboard needs its room. */
const answerableMs = 2 * minuteMs;

/** A number as people here write it; a comma is a decimal point. */
const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

type DisplayQuestionProps = { readonly kiosk: boolean };

/**
 * Asked once for each display, and again by its key: how large it is and from where it is read. Until then the size is a
 * guess. Where nobody is there to answer the question withdraws, and comes back with whoever is.
 */
export function DisplayQuestion({ kiosk }: DisplayQuestionProps) {
  const { preferences } = usePreferences();
  const [isAsked, setAsked] = useState(false);
  const isKnown = preferences.displays[displayKey(window)] !== undefined;
  useShortcuts([{ id: 'board.display', enabled: true, run: () => setAsked(isKnown && !isAsked) }]);
  const isSomebodyThere = useSomebody(!isKnown);
  if (isKnown ? !isAsked : !isSomebodyThere) return null;
  return <Question kiosk={kiosk} onEnd={isKnown ? () => setAsked(false) : null} />;
}

/** Whether anybody has touched the window lately; whoever has just opened it has. */
function useSomebody(matters: boolean): boolean {
  const [isThere, setThere] = useState(true);
  useEffect(() => {
    if (!matters) return;
    return isThere
      ? whenUntouched(window, answerableMs, () => setThere(false))
      : whenTouched(window, () => setThere(true));
  }, [matters, isThere]);
  return isThere;
}

type QuestionProps = DisplayQuestionProps & {
  /** It may be put away again where an answer is known. */
  readonly onEnd: (() => void) | null;
};

function Question({ kiosk, onEnd }: QuestionProps) {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  const guess = conditionsOf(preferences, window, kiosk);
  const [inches, setInches] = useState(String(guess.diagonalInches));
  const [metres, setMetres] = useState(String(guess.distanceMetres));
  const answer = viewingConditionsSchema.safeParse({
    diagonalInches: toNumber(inches),
    distanceMetres: toNumber(metres),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!answer.success) return;
    change({ displays: { ...preferences.displays, [displayKey(window)]: answer.data } });
    onEnd?.();
  };
  return (
    <form className="display-question" onSubmit={save}>
      <p>{t('boards.display')}</p>
      <Figure label={t('boards.diagonal')} value={inches} onChange={setInches} />
      <Figure label={t('boards.distance')} value={metres} onChange={setMetres} />
      <button type="submit" disabled={!answer.success}>
        {t('boards.displaySave')}
      </button>
      {onEnd && (
        <button type="button" data-quiet onClick={onEnd}>
          {t('dialog.back')}
        </button>
      )}
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
