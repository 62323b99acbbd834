import { Map as LeafletMap, latLngBounds } from 'leaflet';
import { toGeo, type WorldBounds } from './projection.ts';

export const MIN_ZOOM = 9;
export const MAX_ZOOM = 18;

/** Leaflet for what it does best: the view, its limits, dragging and touch. */
export function createLeaflet(container: HTMLElement, bounds: WorldBounds): LeafletMap {
  const margin = (bounds.maxX - bounds.minX) * 0.5;
  const southWest = toGeo({ x: bounds.minX - margin, y: bounds.maxY + margin });
  const northEast = toGeo({ x: bounds.maxX + margin, y: bounds.minY - margin });
  const map = new LeafletMap(container, {
    // Its own zoom animation scales a picture; its own keyboard and wheel jump. See ViewMotion and MapInput.
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    doubleClickZoom: false,
    boxZoom: false,
    keyboard: false,
    zoomSnap: 0,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    maxBoundsViscosity: 0.9,
  });
  // Told only now, it limits drags and views. Told before, every change of the pane would also begin a pan back inside,
  // which goes on over the view that is set meanwhile.
  map.options.maxBounds = latLngBounds(
    [southWest.latitude, southWest.longitude],
    [northEast.latitude, northEast.longitude],
  );
  return map;
}
