import { useTranslation } from 'react-i18next';
import type { PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import { isNone } from '../../../../shared/domain/routing/part-counts.ts';
import { useEntity, useRoom } from '../../../live/room-context.tsx';
import { inPartOrder, usePartWords } from '../../../shell/part-words.ts';
import { PartInputs } from '../vans/PartInputs.tsx';

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
  return (
    <fieldset className="visit-parts">
      <legend>
        {t('dispatch.visit.parts')},{' '}
        {isNone(usual)
          ? t('dispatch.visit.usualNoParts')
          : t('dispatch.visit.usualParts', { parts: partWords(usual) })}
      </legend>
      <PartInputs
        parts={inPartOrder(rows.parts)}
        counts={counts}
        onCount={(part, count) => onChange({ ...counts, [part]: count })}
      />
    </fieldset>
  );
}
