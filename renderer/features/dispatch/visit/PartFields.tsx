import { useTranslation } from 'react-i18next';
import type { PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import { isNone } from '../../../../shared/domain/routing/part-counts.ts';
import { useEntity, useRoom } from '../../../live/room-context.tsx';
import { inPartOrder, usePartWords } from '../../../shell/part-words.ts';
import { usePreferences } from '../../../shell/preferences.tsx';

type PartFieldsProps = {
  readonly counts: PartCounts;
  /** Of its kind, where nobody has said otherwise. */
  readonly usual: PartCounts;
  readonly onChange: (counts: PartCounts) => void;
};

/** How many of each part are taken off the van. */
export function PartFields({ counts, usual, onChange }: PartFieldsProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  useEntity('parts');
  const partWords = usePartWords();
  const { language } = usePreferences().preferences;
  return (
    <fieldset className="visit-parts">
      <legend>
        {t('dispatch.visit.parts')},{' '}
        {isNone(usual)
          ? t('dispatch.visit.usualNoParts')
          : t('dispatch.visit.usualParts', { parts: partWords(usual) })}
      </legend>
      {inPartOrder(rows.parts).map(({ id, names, unit }) => (
        <label key={id} className="visit-part">
          <span>
            <span className="part-name">{names[language]}</span>
            {unit === 'metre' && ', m'}
          </span>
          <input
            type="number"
            min={0}
            max={20_000}
            step={unit === 'metre' ? 10 : 1}
            value={Number.isNaN(counts[id]) ? '' : (counts[id] ?? 0)}
            onChange={(event) => onChange({ ...counts, [id]: event.currentTarget.valueAsNumber })}
          />
        </label>
      ))}
    </fieldset>
  );
}
