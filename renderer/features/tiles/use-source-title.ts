import { useTranslation } from 'react-i18next';
import type { TicketSourceOfTile } from '../../../shared/domain/boards/tile.ts';
import { useRow } from '../../live/room-context.tsx';

/** What the tickets of a tile are called: as the quick filter, or as whoever saved the filter called it. */
export function useSourceTitle(source: TicketSourceOfTile): string {
  const { t } = useTranslation();
  const saved = useRow('filters', source.kind === 'saved' ? source.filterId : null);
  return source.kind === 'quick' ? t(`quick.${source.name}`) : (saved?.name ?? t('boardTile.savedFilter'));
}
