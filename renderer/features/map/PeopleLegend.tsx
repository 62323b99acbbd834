import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  countMovers,
  type LegendEntry,
  MapLegend,
  type MapScene,
  type MoverCounts,
} from '../../design/map/index.ts';

/** Below a map that is read from afar, in as few letters as will do: only the states that somebody is in, and how many are. */
export function PeopleLegend({ scene }: { readonly scene: MapScene }) {
  const { t } = useTranslation();
  const counts = useMoverCounts(scene);
  const entries = [...counts].map(([state, count]): LegendEntry => {
    const symbol = `mover-${state}` as const;
    return { symbol, label: t(`map.legendShort.${symbol}`), count };
  });
  if (entries.length === 0) return null;
  return <MapLegend label={t('map.legendTitle')} entries={entries} />;
}

function useMoverCounts(scene: MapScene): MoverCounts {
  const [counts, setCounts] = useState(() => countOf(scene));
  useEffect(() => {
    setCounts(countOf(scene));
    return scene.subscribe((change) => {
      if (change === 'movers') setCounts(countOf(scene));
    });
  }, [scene]);
  return counts;
}

const countOf = ({ movers }: MapScene): MoverCounts =>
  countMovers([...movers.values()].map(({ mover }) => mover));
