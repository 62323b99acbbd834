import { mostOfOnePart, type Part } from '../../../../shared/domain/dispatch/part.ts';
import type { PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import { usePreferences } from '../../../shell/preferences.tsx';

type PartInputsProps = {
  readonly parts: readonly Part[];
  /** Null where nobody has counted. A field left empty is not a number. */
  readonly counts: PartCounts | null;
  readonly onCount: (part: string, count: number) => void;
};

/** A field for each part: how many pieces, or metres. */
export function PartInputs({ parts, counts, onCount }: PartInputsProps) {
  const { language } = usePreferences().preferences;
  return parts.map(({ id, names, unit }) => (
    <label key={id}>
      <span>
        <span className="part-name">{names[language]}</span>
        {unit === 'metre' && ', m'}
      </span>
      <input
        type="number"
        min={0}
        max={mostOfOnePart}
        step={unit === 'metre' ? 10 : 1}
        required
        disabled={counts === null}
        value={counts === null ? '' : shown(counts[id] ?? 0)}
        onChange={(event) => onCount(id, event.currentTarget.valueAsNumber)}
      />
    </label>
  ));
}

const shown = (value: number): number | string => (Number.isNaN(value) ? '' : value);
