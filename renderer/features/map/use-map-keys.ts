import { useEffect } from 'react';
import type { LiveMapHandle } from '../../design/map/index.ts';
import { useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';

type Map = LiveMapHandle | null;

const zoomStep = 0.5;
const panPixels = 120;

/** The map is moved without the mouse, wherever the focus is. */
export function useMapKeys(map: Map): void {
  const key = (id: Parameters<typeof useShortcuts>[0][number]['id'], run: (map: LiveMapHandle) => void) => ({
    id,
    enabled: map !== null,
    run: () => map && run(map),
  });
  useShortcuts([
    key('map.zoom-in', (on) => on.zoomBy(zoomStep)),
    key('map.zoom-out', (on) => on.zoomBy(-zoomStep)),
    key('map.fit', (on) => on.goHome()),
    key('map.west', (on) => on.panBy(-panPixels, 0)),
    key('map.east', (on) => on.panBy(panPixels, 0)),
    key('map.north', (on) => on.panBy(0, -panPixels)),
    key('map.south', (on) => on.panBy(0, panPixels)),
  ]);
}

/** To what somebody chose by its name: a place of the network, where somebody of the field is, or a district. */
export function useFlightsToChosen(map: Map): void {
  const { rows } = useRoom();
  const siteId = useIntent((intent) => intent.siteId);
  const technicianId = useIntent((intent) => intent.technicianId);
  const district = useIntent((intent) => intent.district);
  useEffect(() => {
    const site = siteId ? rows.sites.get(siteId) : undefined;
    if (site) map?.flyTo(site.position);
  }, [map, siteId, rows]);
  useEffect(() => {
    const position = technicianId ? rows.positions.get(technicianId)?.position : undefined;
    if (position) map?.flyTo(position);
  }, [map, technicianId, rows]);
  useEffect(() => {
    if (district) map?.showDistrict(district);
  }, [map, district]);
}
