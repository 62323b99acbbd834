import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardMapLayer, TileContent } from '../../../shared/domain/boards/tile.ts';
import type { GeoPoint, LayerVisibility, LiveMapHandle } from '../../design/map/index.ts';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { useTicketSource } from '../../live/use-ticket-source.ts';
import { type Intent, type MapLayer, useIntent } from '../../shell/intent.ts';
import { FrameAge, TileFrame, TileSays } from '../../shell/TileFrame.tsx';
import { useStale } from '../../shell/use-stale.ts';
import { HeatControl } from './HeatControl.tsx';
import { LayerSwitches } from './LayerSwitches.tsx';
import { LetterKey } from './LetterKey.tsx';
import './map-tile.css';
import { RegionMap } from '../../shell/map/RegionMap.tsx';
import { useFlightsToChosen } from '../../shell/map/use-flights.ts';
import { useMapKeys } from '../../shell/map/use-map-keys.ts';
import { PeopleLegend } from './PeopleLegend.tsx';
import { useSelectHeldTicket } from './use-held-ticket.ts';
import { useHomecoming } from './use-homecoming.ts';
import { useLiveScene } from './use-live-scene.ts';

const shown = ['tickets', 'positions'] as const;

type MapTileProps = {
  readonly content: Extract<TileContent, { kind: 'map' }>;
  readonly onSelect: (ticketId: string) => void;
};

/** The map of a board: the layers and tickets it was given, and where the room's attention is. */
export function MapTile({ content, onSelect }: MapTileProps) {
  const { t } = useTranslation();
  const queue = useTicketSource(content.tickets);
  const scene = useLiveScene(queue);
  const stale = useStale(shown);
  const ticketId = useIntent((intent) => intent.ticketId);
  const open = useIntent((intent) => intent.open);
  const [map, setMap] = useState<LiveMapHandle | null>(null);
  const home = useRow('sites', content.siteId)?.position ?? null;
  useFlights(map, home, ticketId);
  const siteId = useIntent((intent) => intent.siteId);
  const ground = useRef<HTMLDivElement>(null);
  useHomecoming(map, ground, useIntent(flownTo));
  const selectHolder = useSelectHeldTicket(onSelect);
  const [layers, toggle] = useLayers(content.layers);
  useFlightsToChosen(map);
  useMapKeys(map);
  if (!queue)
    return (
      <TileFrame title={t('map.title')} of={shown}>
        <TileSays kind="error" title={t('boardTile.noFilter')} />
      </TileFrame>
    );
  return (
    <TileFrame title={t('map.title')} of={shown} bare>
      <div className="map-tile">
        <div ref={ground} className="map-tile-ground">
          <RegionMap
            ref={setMap}
            scene={scene}
            layers={layers}
            lettered
            stale={stale}
            home={home}
            selectedMarkId={ticketId}
            selectedPlaceId={siteId ?? content.siteId}
            onSelectMark={onSelect}
            onSelectMover={selectHolder}
            onSelectArea={(outageKey) => open({ kind: 'outages', outageKey })}
          >
            <LayerSwitches layers={layers} onToggle={toggle} />
            {layers.heat && <HeatControl scene={scene} />}
            <span className="map-tile-age" data-map-overlay="">
              <FrameAge of={shown} stale={stale} />
            </span>
          </RegionMap>
        </div>
        {layers.movers && <PeopleLegend scene={scene} />}
        <LetterKey />
      </div>
    </TileFrame>
  );
}

/** What the map flies to when it is chosen. */
const flownTo = ({ ticketId, siteId, technicianId, district }: Intent): string | null =>
  ticketId ?? siteId ?? technicianId ?? district;

/** As the board was arranged, until somebody who stands before it wants otherwise. */
function useLayers(arranged: readonly BoardMapLayer[]) {
  const [changed, change] = useState<Partial<Record<MapLayer, boolean>>>({});
  const layers = useMemo(() => ({ ...visibilityOf(arranged), ...changed }), [arranged, changed]);
  const toggle = (layer: MapLayer) => change((before) => ({ ...before, [layer]: !layers[layer] }));
  return [layers, toggle] as const;
}

const visibilityOf = (layers: readonly BoardMapLayer[]): LayerVisibility => ({
  marks: layers.includes('tickets'),
  movers: layers.includes('technicians'),
  places: layers.includes('sites'),
  areas: layers.includes('outages'),
  shades: layers.includes('districts'),
  heat: layers.includes('heat'),
});

/** To the tile's own place first; then to whatever a window that is followed selects. */
function useFlights(map: LiveMapHandle | null, home: GeoPoint | null, ticketId: string | null): void {
  const { rows } = useRoom();
  useEffect(() => {
    if (home) map?.goHome();
  }, [map, home]);
  useEffect(() => {
    const ticket = ticketId ? rows.tickets.get(ticketId) : undefined;
    if (ticket?.position) map?.flyTo(ticket.position);
  }, [map, rows, ticketId]);
}
