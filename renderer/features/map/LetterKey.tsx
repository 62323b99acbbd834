import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../shared/domain/sla/sla-policy.ts';
import { rankLetter } from '../../design/Severity.tsx';

const ranks: readonly Priority[] = ['critical', 'high', 'normal', 'low'];

/** What the letters in the signs of a map are short for, and what follows the plus beside them. Always told to who does not see it. */
export function LetterKey() {
  const { t } = useTranslation();
  return (
    <ul className="map-tile-key" aria-label={t('map.letters')}>
      {ranks.map((rank) => (
        <li key={rank}>
          <b>{rankLetter[rank]}</b> {t(`priority.${rank}`)}
        </li>
      ))}
      <li>
        <b>+</b> {t('map.lessGrave')}
      </li>
    </ul>
  );
}
