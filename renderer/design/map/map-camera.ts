import type { Map as LeafletMap } from 'leaflet';
import type { BaseMap } from './base-map.ts';
import { MAX_ZOOM, MIN_ZOOM } from './leaflet-map.ts';
import type { GeoPoint } from './map-model.ts';
import {
  boundsOf,
  type Fit,
  fitBounds,
  type Padding,
  toGeo,
  toWorld,
  type WorldBounds,
} from './projection.ts';
import type { ViewMotion } from './view-motion.ts';

/** Close enough to tell single marks apart. */
const HOME_ZOOM = 14;

interface CameraSetup {
  readonly map: LeafletMap;
  readonly motion: ViewMotion;
  readonly base: BaseMap;
  readonly isReduced: () => boolean;
  /** A tenth of a rem, in pixels. */
  readonly unit: () => number;
  /** The map's own place; null for the whole region. */
  readonly home: () => GeoPoint | null;
  /** Before the map leaves for elsewhere. */
  readonly onLeave: () => void;
}

/** Which part of the region a map shows: at rest it fits its pane, until an operator moves it. */
export class MapCamera {
  readonly #setup: CameraSetup;
  #isFitted = true;
  /** Null for the whole region. */
  #fitted: WorldBounds | null = null;

  constructor(setup: CameraSetup) {
    this.#setup = setup;
  }

  fit(animate = true): void {
    this.#fitted = null;
    this.#keepFitting(animate);
  }

  /** Shows all of these points, and keeps showing them until the operator moves the map. */
  fitPoints(points: Iterable<GeoPoint>, animate = true): void {
    this.#fitted = boundsOf([...points].map(toWorld));
    this.#keepFitting(animate);
  }

  /** After the pane has another size. */
  resize(): void {
    this.#setup.map.invalidateSize({ pan: false });
    if (this.#isFitted) this.#keepFitting(false);
  }

  flyTo(point: GeoPoint, zoom = Math.max(this.#setup.map.getZoom(), HOME_ZOOM)): void {
    this.leaveFit();
    this.#setup.motion.flyTo(point, zoom);
  }

  goHome(): void {
    const home = this.#setup.home();
    if (home) this.flyTo(home, HOME_ZOOM);
    else this.fit();
  }

  /** Shows one district whole. */
  showDistrict(name: string): void {
    const { base, motion, onLeave } = this.#setup;
    const district = base.districts.find((known) => known.name === name);
    if (!district) return;
    this.leaveFit();
    onLeave();
    const fit = this.#fitOf(district.bounds, this.#padding());
    motion.flyTo(toGeo(fit.centre), fit.zoom);
  }

  zoomInto(bounds: WorldBounds): void {
    const { map, motion } = this.#setup;
    this.leaveFit();
    const fit = this.#fitOf(bounds, this.#edges(60));
    // At least one level, or a press on a wide aggregate would seem to do nothing.
    const zoom = Math.min(MAX_ZOOM, Math.max(fit.zoom, map.getZoom() + 1));
    motion.flyTo(toGeo(fit.centre), zoom);
  }

  zoomBy(delta: number, pixel?: { x: number; y: number }): void {
    this.leaveFit();
    this.#setup.onLeave();
    this.#setup.motion.zoomBy(delta, pixel);
  }

  panBy(x: number, y: number): void {
    const { map, isReduced } = this.#setup;
    this.leaveFit();
    map.panBy([x, y], { animate: !isReduced(), duration: 0.15 });
  }

  leaveFit(): void {
    this.#isFitted = false;
  }

  #keepFitting(animate: boolean): void {
    const { base, motion, onLeave } = this.#setup;
    this.#isFitted = true;
    onLeave();
    // The region stands high in the pane: scale bar and legend stand at its foot.
    const fit = this.#fitted
      ? this.#fitOf(this.#fitted, this.#edges(44))
      : this.#fitOf(base.bounds, this.#padding(), 0.2);
    motion.fit(fit, animate);
  }

  #padding(): Padding {
    const unit = this.#setup.unit();
    return { top: 22 * unit, right: 14 * unit, bottom: 22 * unit, left: 14 * unit };
  }

  #edges(tenthsOfRem: number): Padding {
    const edge = tenthsOfRem * this.#setup.unit();
    return { top: edge, right: edge, bottom: edge, left: edge };
  }

  #fitOf(bounds: WorldBounds, padding: Padding, above = 0.5): Fit {
    const { x: width, y: height } = this.#setup.map.getSize();
    return fitBounds(bounds, { width, height }, { padding, minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM, above });
  }
}
