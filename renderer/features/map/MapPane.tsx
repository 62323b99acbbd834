import { type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { karawangBaseMap, LiveMap, type LiveMapHandle } from '../../design/map/index.ts';
import { Pane, PaneHead } from '../../design/Pane.tsx';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { explainingTicket } from '../../live/technicians-now.ts';
import { type MapLayer, useIntent } from '../../shell/intent.ts';
import { Key } from '../../shell/keys/Key.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { TileAge } from '../../shell/TileAge.tsx';
import { useStale } from '../../shell/use-stale.ts';
import './map-pane.css';
import { RoomLegend } from './RoomLegend.tsx';
import { useLiveScene } from './use-live-scene.ts';
import { useMapLabels } from './use-map-labels.ts';

const layerNames: readonly MapLayer[] = ['marks', 'movers', 'places', 'areas', 'shades'];

export function MapPane() {
  const { t } = useTranslation();
  const scene = useLiveScene();
  const stale = useStale(['tickets', 'positions']);
  const labels = useMapLabels();
  const layers = useIntent((intent) => intent.layers);
  const ticketId = useIntent((intent) => intent.ticketId);
  const siteId = useIntent((intent) => intent.siteId);
  const select = useIntent((intent) => intent.select);
  const selectSite = useIntent((intent) => intent.selectSite);
  const ticketSite = useRow('tickets', ticketId)?.siteId ?? null;
  const open = useIntent((intent) => intent.open);
  const openOutage = (outageKey: string) => open({ kind: 'outages', outageKey });
  const selectHolder = useSelectHeldTicket();
  const [baseMap] = useState(karawangBaseMap);
  const map = useRef<LiveMapHandle>(null);
  useFlyToChosenSite(map, siteId);
  return (
    <Pane label={t('map.title')} area="map" stale={stale}>
      <PaneHead title={t('map.title')} age={<TileAge of={['tickets', 'positions']} />}>
        <LayerSwitches />
      </PaneHead>
      <div className="map-body">
        <LiveMap
          ref={map}
          scene={scene}
          baseMap={baseMap}
          labels={labels}
          layers={layers}
          stale={stale}
          selectedMarkId={ticketId}
          selectedPlaceId={siteId ?? ticketSite}
          onSelectMark={select}
          onSelectMover={selectHolder}
          onSelectPlace={selectSite}
          onSelectArea={openOutage}
        />
      </div>
      <RoomLegend />
    </Pane>
  );
}

function LayerSwitches() {
  const layers = useIntent((intent) => intent.layers);
  const toggle = useIntent((intent) => intent.toggleLayer);
  useShortcuts(
    layerNames.map((layer) => ({
      id: `map.${layer}` as const,
      enabled: true,
      run: () => toggle(layer),
    })),
  );
  return (
    <span className="map-layers">
      {layerNames.map((layer) => (
        <LayerSwitch key={layer} layer={layer} isOn={layers[layer]} onToggle={() => toggle(layer)} />
      ))}
    </span>
  );
}

type LayerSwitchProps = { readonly layer: MapLayer; readonly isOn: boolean; readonly onToggle: () => void };

function LayerSwitch({ layer, isOn, onToggle }: LayerSwitchProps) {
  const { t } = useTranslation();
  const { spoken } = useKey(`map.${layer}`);
  return (
    <button type="button" aria-pressed={isOn} aria-keyshortcuts={spoken} onClick={onToggle}>
      {t(`map.layers.${layer}`)}
      <Key id={`map.${layer}`} />
    </button>
  );
}

/** A technician on the map leads to the ticket that explains where they are. */
function useSelectHeldTicket(): (technicianId: string) => void {
  const { tickets } = useRoom();
  const select = useIntent((intent) => intent.select);
  return (technicianId) => {
    const held = explainingTicket(tickets, technicianId);
    if (held) select(held.id);
  };
}

function useFlyToChosenSite(map: Ref<LiveMapHandle>, siteId: string | null) {
  const { rows } = useRoom();
  useEffect(() => {
    const site = siteId ? rows.sites.get(siteId) : undefined;
    if (site && map && 'current' in map) map.current?.flyTo(site.position);
  }, [map, siteId, rows]);
}
