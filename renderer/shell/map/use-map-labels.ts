import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapLabels, ViewInSight } from '../../design/map/index.ts';
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
      view: (view) => t('map.view', viewFigures(view, language)),
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

/** To a hundred metres: closer than that, two views are one to who hears of them. */
function viewFigures({ latitude, longitude, widthMetres }: ViewInSight, language: string) {
  const inFigures = (value: number, digits: number) =>
    value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    latitude: inFigures(latitude, 3),
    longitude: inFigures(longitude, 3),
    width: inFigures(widthMetres / 1000, 1),
  };
}
