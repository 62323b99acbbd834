import { Map as LeafletMap } from 'leaflet';
import { toGeo, type WorldBounds } from './projection.ts';

export const MIN_ZOOM = 9;
export const MAX_ZOOM = 18;

/** Leaflet for what it does best: the view, its limits, dragging and touch. */
export function createLeaflet(container: HTMLElement, bounds: WorldBounds): LeafletMap {
  const margin = (bounds.maxX - bounds.minX) * 0.5;
  const southWest = toGeo({ x: bounds.minX - margin, y: bounds.maxY + margin });
  const northEast = toGeo({ x: bounds.maxX + margin, y: bounds.minY - margin });
  return new LeafletMap(container, {
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
    maxBounds: [
      [southWest.latitude, southWest.longitude],
      [northEast.latitude, northEast.longitude],
    ],
    maxBoundsViscosity: 0.9,
  });
}
