import { useTranslation } from 'react-i18next';
import { useRow } from '../live/room-context.tsx';

/** What the company calls itself. */
export function useOrganisation(): string {
  const { t } = useTranslation();
  const value = useRow('settings', 'organisation')?.value;
  const name = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.name : undefined;
  return typeof name === 'string' ? name : t('organisation');
}
