import type { GeoPoint } from './map-model.ts';

/** Web Mercator with the whole world as the unit square; y grows to the south. */
export interface WorldPoint {
  readonly x: number;
  readonly y: number;
}

export interface WorldBounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** What is on the canvas: the world pixel at its top left corner, in CSS pixels at this zoom. */
export interface MapView extends PixelSize {
  readonly left: number;
  readonly top: number;
  /** World width in pixels. */
  readonly scale: number;
  readonly zoom: number;
  readonly pixelRatio: number;
}

export const isSameView = (a: MapView, b: MapView): boolean =>
  a.left === b.left &&
  a.top === b.top &&
  a.width === b.width &&
  a.height === b.height &&
  a.scale === b.scale &&
  a.pixelRatio === b.pixelRatio;

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const WORLD_SIZE_AT_ZOOM_0 = 256;
const MAX_LATITUDE = 85.0511287798;
const EQUATOR_METRES = 40_075_016.686;

export const scaleAt = (zoom: number): number => WORLD_SIZE_AT_ZOOM_0 * 2 ** zoom;
export const zoomAt = (scale: number): number => Math.log2(scale / WORLD_SIZE_AT_ZOOM_0);
export const worldX = (longitude: number): number => longitude / 360 + 0.5;

export function worldY(latitude: number): number {
  const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude));
  const sine = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export const toWorld = (point: GeoPoint): WorldPoint => ({
  x: worldX(point.longitude),
  y: worldY(point.latitude),
});

export function toGeo(point: WorldPoint): GeoPoint {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * point.y))) * 180) / Math.PI;
  return { longitude: (point.x - 0.5) * 360, latitude };
}

export function boundsOf(points: Iterable<WorldPoint>): WorldBounds | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return minX === Infinity ? null : { minX, minY, maxX, maxY };
}

export interface Fit {
  readonly centre: WorldPoint;
  readonly zoom: number;
}

export interface FitOptions {
  readonly padding: Padding;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Where room to spare above goes, as a share: half centres. */
  readonly above?: number;
}

/** The closest zoom at which the bounds fit into the padded pane, and the centre which puts them in its middle. */
export function fitBounds(bounds: WorldBounds, size: PixelSize, options: FitOptions): Fit {
  const { padding, minZoom, maxZoom, above = 0.5 } = options;
  const freeWidth = Math.max(1, size.width - padding.left - padding.right);
  const freeHeight = Math.max(1, size.height - padding.top - padding.bottom);
  const scale = Math.min(
    freeWidth / Math.max(1e-12, bounds.maxX - bounds.minX),
    freeHeight / Math.max(1e-12, bounds.maxY - bounds.minY),
  );
  const zoom = Math.max(minZoom, Math.min(maxZoom, zoomAt(scale)));
  const shiftX = (padding.right - padding.left) / 2 / scaleAt(zoom);
  const spare = Math.max(0, freeHeight - (bounds.maxY - bounds.minY) * scaleAt(zoom));
  const shiftY = ((padding.bottom - padding.top) / 2 + spare * (0.5 - above)) / scaleAt(zoom);
  return {
    centre: { x: (bounds.minX + bounds.maxX) / 2 + shiftX, y: (bounds.minY + bounds.maxY) / 2 + shiftY },
    zoom,
  };
}

/** The centre which keeps a world point under the same pixel of the pane at another zoom. */
export function centreKeeping(
  anchor: WorldPoint,
  pixel: WorldPoint,
  size: PixelSize,
  zoom: number,
): WorldPoint {
  const scale = scaleAt(zoom);
  return {
    x: anchor.x + (size.width / 2 - pixel.x) / scale,
    y: anchor.y + (size.height / 2 - pixel.y) / scale,
  };
}

export const snapZoom = (zoom: number, step: number): number => Math.round(zoom / step) * step;

export function viewBounds(view: MapView, marginPixels = 0): WorldBounds {
  return {
    minX: (view.left - marginPixels) / view.scale,
    minY: (view.top - marginPixels) / view.scale,
    maxX: (view.left + view.width + marginPixels) / view.scale,
    maxY: (view.top + view.height + marginPixels) / view.scale,
  };
}

export const contains = (outer: WorldBounds, inner: WorldBounds): boolean =>
  outer.minX <= inner.minX &&
  outer.minY <= inner.minY &&
  outer.maxX >= inner.maxX &&
  outer.maxY >= inner.maxY;

export function metresPerPixel(view: MapView): number {
  const { latitude } = toGeo({ x: 0.5, y: (view.top + view.height / 2) / view.scale });
  return (EQUATOR_METRES * Math.cos((latitude * Math.PI) / 180)) / view.scale;
}

/** A bar of 1, 2 or 5 times a power of ten which is at most `maxPixels` long. */
export function scaleBar(
  metresAPixel: number,
  maxPixels: number,
): { readonly metres: number; readonly pixels: number } {
  const room = metresAPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(room));
  const metres = [5, 2, 1].map((n) => n * power).find((n) => n <= room) ?? power;
  return { metres, pixels: metres / metresAPixel };
}
