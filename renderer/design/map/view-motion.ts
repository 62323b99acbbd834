import type { Map as LeafletMap } from 'leaflet';
import type { GeoPoint } from './map-model.ts';
import { centreKeeping, type Fit, scaleAt, snapZoom, toGeo, toWorld, type WorldPoint } from './projection.ts';

const ZOOM_MS = 180;
const FLY_SECONDS = 0.6;
export const ZOOM_STEP = 0.25;

/** Not by panning there: where a pan begins is told by the pane's former size. `reset` is missing in the types only. */
const anew = { animate: false, reset: true };

interface Zooming {
  readonly anchor: WorldPoint;
  readonly pixel: WorldPoint;
  readonly from: number;
  readonly to: number;
  readonly startedMs: number;
}

/**
 * Zooming and flying, one frame at a time. Leaflet's own zoom animation scales a picture of the map, which blurs text and
 * strokes; here every frame is painted at its own zoom.
 */
export class ViewMotion {
  readonly #map: LeafletMap;
  readonly #isReduced: () => boolean;
  #zooming: Zooming | null = null;
  #request: number | null = null;

  constructor(map: LeafletMap, isReduced: () => boolean) {
    this.#map = map;
    this.#isReduced = isReduced;
  }

  /** Towards a zoom with what lies under the pixel staying there; further calls extend the way. */
  zoomBy(delta: number, pixel: WorldPoint = this.#middle()): void {
    const from = this.#map.getZoom();
    const wanted = snapZoom((this.#zooming?.to ?? from) + delta, ZOOM_STEP);
    const to = Math.max(this.#map.getMinZoom(), Math.min(this.#map.getMaxZoom(), wanted));
    const anchor = this.#worldAt(pixel);
    this.#map.stop();
    this.#zooming = { anchor, pixel, from, to, startedMs: performance.now() };
    if (this.#isReduced()) this.#step(Infinity);
    else this.#request ??= requestAnimationFrame((now) => this.#step(now));
  }

  flyTo(point: GeoPoint, zoom: number): void {
    this.cancel();
    const target = [point.latitude, point.longitude] as const;
    if (this.#isReduced()) this.#map.setView([...target], zoom, { animate: false });
    else this.#map.flyTo([...target], zoom, { duration: FLY_SECONDS });
  }

  fit(fit: Fit, animate: boolean): void {
    const centre = toGeo(fit.centre);
    if (animate) this.flyTo(centre, fit.zoom);
    else {
      this.cancel();
      this.#map.setView([centre.latitude, centre.longitude], fit.zoom, anew);
    }
  }

  cancel(): void {
    if (this.#request !== null) cancelAnimationFrame(this.#request);
    this.#request = null;
    this.#zooming = null;
    this.#map.stop();
  }

  #step(nowMs: number): void {
    this.#request = null;
    const zooming = this.#zooming;
    if (!zooming) return;
    const t = Math.min(1, Math.max(0, (nowMs - zooming.startedMs) / ZOOM_MS));
    const zoom = t === 1 ? zooming.to : zooming.from + (zooming.to - zooming.from) * (1 - (1 - t) ** 3);
    const { x: width, y: height } = this.#map.getSize();
    const centre = toGeo(centreKeeping(zooming.anchor, zooming.pixel, { width, height }, zoom));
    if (t === 1) this.#zooming = null;
    this.#map.setView([centre.latitude, centre.longitude], zoom, { animate: false });
    if (t < 1) this.#request = requestAnimationFrame((now) => this.#step(now));
  }

  #middle(): WorldPoint {
    const { x, y } = this.#map.getSize();
    return { x: x / 2, y: y / 2 };
  }

  #worldAt(pixel: WorldPoint): WorldPoint {
    const { lat: latitude, lng: longitude } = this.#map.getCenter();
    const centre = toWorld({ longitude, latitude });
    const scale = scaleAt(this.#map.getZoom());
    const middle = this.#middle();
    return { x: centre.x + (pixel.x - middle.x) / scale, y: centre.y + (pixel.y - middle.y) / scale };
  }
}
