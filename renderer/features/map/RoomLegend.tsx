import { useTranslation } from 'react-i18next';
import { type LegendEntry, MapLegend } from '../../design/map/index.ts';

const symbols = [
  'place',
  'place-selected',
  'mover-emphasised',
  'mover-moving',
  'mover-on-site',
  'mover-free',
  'mover-paused',
  'mover-lost',
  'mover-rest',
] as const;

export function RoomLegend() {
  const { t } = useTranslation();
  const entries: readonly LegendEntry[] = symbols.map((symbol) => ({
    symbol,
    label: t(`map.legend.${symbol}`),
  }));
  return (
    <MapLegend label={t('map.legendTitle')} entries={entries}>
      <li>
        <b>+</b> {t('map.lessGrave')}
      </li>
    </MapLegend>
  );
}
