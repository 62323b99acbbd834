import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveMapHandle } from '../../design/map/index.ts';
import { Pane, PaneHead } from '../../design/Pane.tsx';
import { useRow } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { TileAge } from '../../shell/TileAge.tsx';
import { useStale } from '../../shell/use-stale.ts';
import './map-pane.css';
import { RegionMap } from '../../shell/map/RegionMap.tsx';
import { useFlightsToChosen } from '../../shell/map/use-flights.ts';
import { useMapKeys } from '../../shell/map/use-map-keys.ts';
import { HeatControl } from './HeatControl.tsx';
import { LayerSwitches } from './LayerSwitches.tsx';
import { RoomLegend } from './RoomLegend.tsx';
import { useSelectHeldTicket } from './use-held-ticket.ts';
import { useLiveScene } from './use-live-scene.ts';

export function MapPane() {
  const { t } = useTranslation();
  const scene = useLiveScene();
  const stale = useStale(['tickets', 'positions']);
  const layers = useIntent((intent) => intent.layers);
  const toggle = useIntent((intent) => intent.toggleLayer);
  const ticketId = useIntent((intent) => intent.ticketId);
  const siteId = useIntent((intent) => intent.siteId);
  const select = useIntent((intent) => intent.select);
  const selectSite = useIntent((intent) => intent.selectSite);
  const ticketSite = useRow('tickets', ticketId)?.siteId ?? null;
  const open = useIntent((intent) => intent.open);
  const openOutage = (outageKey: string) => open({ kind: 'outages', outageKey });
  const selectHolder = useSelectHeldTicket(select);
  const [map, setMap] = useState<LiveMapHandle | null>(null);
  useFlightsToChosen(map);
  useMapKeys(map);
  return (
    <Pane label={t('map.title')} area="map" stale={stale}>
      <PaneHead title={t('map.title')} age={<TileAge of={['tickets', 'positions']} />}>
        <LayerSwitches layers={layers} onToggle={toggle} />
      </PaneHead>
      <div className="map-body">
        <RegionMap
          ref={setMap}
          scene={scene}
          layers={layers}
          stale={stale}
          selectedMarkId={ticketId}
          selectedPlaceId={siteId ?? ticketSite}
          onSelectMark={select}
          onSelectMover={selectHolder}
          onSelectPlace={selectSite}
          onSelectArea={openOutage}
        >
          {layers.heat && <HeatControl scene={scene} />}
        </RegionMap>
      </div>
      <RoomLegend />
    </Pane>
  );
}
