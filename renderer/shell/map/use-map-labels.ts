import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapLabels } from '../../design/map/index.ts';
import { rankLetter } from '../../design/Severity.tsx';

export function useMapLabels(): MapLabels {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only
  return useMemo(
    () => ({
      locale: language,
      map: t('map.canvas'),
      sea: t('map.sea'),
      kilometres: 'km',
      metres: 'm',
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      fit: t('map.fit'),
      groundMissing: t('map.groundMissing'),
      movers: {
        emphasised: t('map.legend.mover-emphasised'),
        lost: t('map.legend.mover-lost'),
        free: t('map.legend.mover-free'),
        moving: t('map.legend.mover-moving'),
        'on-site': t('map.legend.mover-on-site'),
        paused: t('map.legend.mover-paused'),
      },
      ranks: rankLetter,
    }),
    [language],
  );
}
