import { useState } from 'react';
import { karawangBaseMap, LiveMap, type LiveMapProps } from '../../design/map/index.ts';
import { useGround } from './use-ground.ts';
import { useMapLabels } from './use-map-labels.ts';

type RegionMapProps = Omit<
  LiveMapProps,
  'baseMap' | 'labels' | 'ground' | 'attribution' | 'isGroundUnreadable'
>;

/** The living map on the ground of this desk, in the person's language. */
export function RegionMap(props: RegionMapProps) {
  const ground = useGround();
  const [baseMap] = useState(karawangBaseMap);
  return (
    <LiveMap
      {...props}
      baseMap={baseMap}
      labels={useMapLabels()}
      ground={ground.tiles}
      attribution={ground.attribution}
      isGroundUnreadable={ground.isUnreadable}
    />
  );
}
