import type { Map as LeafletMap } from 'leaflet';
import type { ViewInSight } from './map-model.ts';

/** A flight ends many times on its way; who listens is told once. */
const restMs = 250;

/**
 * Tells which part of the world is in sight, now and whenever the map has come to rest elsewhere.
 * @returns ends it
 */
export function watchView(map: LeafletMap, tell: (view: ViewInSight) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(viewOf(map)), restMs);
  };
  map.on('moveend resize', later);
  later();
  return () => {
    clearTimeout(timer);
    map.off('moveend resize', later);
  };
}

function viewOf(map: LeafletMap): ViewInSight {
  const { lat: latitude, lng: longitude } = map.getCenter();
  const bounds = map.getBounds();
  const widthMetres = map.distance([latitude, bounds.getWest()], [latitude, bounds.getEast()]);
  return { latitude, longitude, widthMetres };
}
