import { useEffect } from 'react';
import { type OpeningPlace, openedAt } from '../../../shared/domain/reports/opening-places.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import type { MapScene } from '../../design/map/index.ts';
import { useNow } from '../../live/room-context.tsx';
import { type Asked, useQuery } from '../../live/use-query.ts';

export type HeatDays = 1 | 7;

const askEveryMs = 5 * minuteMs;

/** Where tickets were opened, asked while the layer is looked at, and shown for one hour of the day or for all. */
export function useHeat(
  scene: MapScene,
  { shown, days, hour }: { readonly shown: boolean; readonly days: HeatDays; readonly hour: number | null },
): Asked<readonly OpeningPlace[]> {
  const asked = useQuery(
    'report.opening-places',
    shown ? { days } : null,
    Math.floor(useNow(askEveryMs) / askEveryMs),
  );
  const places = asked.kind === 'answered' ? asked.value : null;
  useEffect(() => {
    scene.setHeat(
      (places ?? []).map((place) => ({
        id: `${place.district} ${place.village}`,
        longitude: place.longitude,
        latitude: place.latitude,
        count: openedAt(place, hour),
      })),
    );
  }, [scene, places, hour]);
  return asked;
}
