import { useTranslation } from 'react-i18next';
import type { Desktop } from '../../../shared/contracts/desktop.ts';
import { SelectField } from '../../design/fields.tsx';
import { useDisplayNames } from '../../shell/desktop/use-display-names.ts';

const free = 'free';

type NewWindowDisplayProps = {
  readonly desktop: Desktop | null;
  /** Null is the first display that shows nothing of ours. */
  readonly displayId: number | null;
  readonly onChoose: (displayId: number | null) => void;
};

/** On which display the next window opens, where there is a choice; a browser is told to use the hand. */
export function NewWindowDisplay({ desktop, displayId, onChoose }: NewWindowDisplayProps) {
  const { t } = useTranslation();
  const names = useDisplayNames(desktop);
  if (!desktop) return <p className="ink-3 boards-display">{t('desktop.browser')}</p>;
  if (names.length < 2) return null;
  const options = names.map(({ display, name }) => ({ value: String(display.id), label: name }));
  // A display may have gone while the dialog stood open.
  const isThere = names.some(({ display }) => display.id === displayId);
  return (
    <div className="boards-display">
      <SelectField
        label={t('desktop.on')}
        value={isThere ? String(displayId) : free}
        options={[{ value: free, label: t('desktop.free') }, ...options]}
        onChange={(chosen) => onChoose(chosen === free ? null : Number(chosen))}
      />
    </div>
  );
}
