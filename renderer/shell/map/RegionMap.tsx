import { useMemo, useState } from 'react';
import { karawangBaseMap, LiveMap, type LiveMapProps } from '../../design/map/index.ts';
import { useFocusedMapKeys } from './use-focused-map-keys.ts';
import { useGround } from './use-ground.ts';
import { useMapLabels } from './use-map-labels.ts';

type RegionMapProps = Omit<
  LiveMapProps,
  'baseMap' | 'labels' | 'ground' | 'attribution' | 'isGroundUnreadable' | 'keyMeans'
> & {
  /** What it is a map of, to who does not see it; of the region where nothing is said. */
  readonly name?: string;
};

/** The living map on the ground of this desk, in the person's language. */
export function RegionMap({ name, ...props }: RegionMapProps) {
  const ground = useGround();
  const usual = useMapLabels();
  const labels = useMemo(() => (name === undefined ? usual : { ...usual, map: name }), [usual, name]);
  const keyMeans = useFocusedMapKeys();
  const [baseMap] = useState(karawangBaseMap);
  return (
    <LiveMap
      {...props}
      baseMap={baseMap}
      labels={labels}
      keyMeans={keyMeans}
      ground={ground.tiles}
      attribution={ground.attribution}
      isGroundUnreadable={ground.isUnreadable}
    />
  );
}
