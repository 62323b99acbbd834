import { useTranslation } from 'react-i18next';
import { useRow } from '../live/room-context.tsx';

/** Nobody may take an invented world for the real one. */
export function DemoBanner() {
  const { t } = useTranslation();
  const value = useRow('settings', 'world')?.value;
  const isDemo = typeof value === 'object' && value !== null && !Array.isArray(value) && value.demo === true;
  return isDemo ? (
    <p className="demo-banner">
      <span>{t('demo')}</span>
    </p>
  ) : null;
}
