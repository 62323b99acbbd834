import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areSameParts, isNone, type PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import { Button } from '../../../design/Button.tsx';
import { useEntity, useRoom } from '../../../live/room-context.tsx';
import { inPartOrder, inUse, usePartWords } from '../../../shell/part-words.ts';
import { PartInputs } from '../vans/PartInputs.tsx';

type PartFieldsProps = {
  /** Null where nobody has said otherwise than its kind does. */
  readonly said: PartCounts | null;
  readonly usual: PartCounts;
  readonly onChange: (said: PartCounts | null) => void;
};

/** How many of each part are taken off the van. */
export function PartFields({ said, usual, onChange }: PartFieldsProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  useEntity('parts');
  const partWords = usePartWords();
  const counts = said ?? usual;
  /* A field of a retired part stays while its figure is written to nothing. */
  const [opened] = useState(counts);
  return (
    <fieldset className="visit-parts">
      <legend>
        {t('dispatch.visit.parts')},{' '}
        {isNone(usual)
          ? t('dispatch.visit.usualNoParts')
          : t('dispatch.visit.usualParts', { parts: partWords(usual) })}
      </legend>
      <PartInputs
        parts={inUse(inPartOrder(rows.parts), [opened])}
        counts={counts}
        onCount={(part, count) => {
          const next = { ...counts, [part]: count };
          onChange(areSameParts(next, usual) ? null : next);
        }}
      />
      <Button disabled={said === null} onPress={() => onChange(null)}>
        {t('dispatch.visit.backToUsualParts')}
      </Button>
    </fieldset>
  );
}
