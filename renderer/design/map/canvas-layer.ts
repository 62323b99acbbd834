import { Layer, type Map as LeafletMap } from 'leaflet';
import { type FrameRequests, frameRequests } from './frame-requests.ts';
import { type MapView, scaleAt, toWorld } from './projection.ts';

export type PaintFrame = (context: CanvasRenderingContext2D, view: MapView, nowMs: number) => boolean;

/**
 * The one layer of the map: a canvas fixed to the pane and repainted at most once an animation frame. It does not ride on
 * Leaflet's moving pane; panning repaints from cached parts, so nothing is ever scaled, blurred or half in place.
 */
export class CanvasLayer extends Layer {
  readonly canvas: HTMLCanvasElement;
  readonly #paint: PaintFrame;
  #leaflet: LeafletMap | null = null;
  readonly #frames: FrameRequests;
  /** The last frame's cost, for whoever measures. */
  paintMs = 0;

  constructor(paint: PaintFrame) {
    super();
    this.#paint = paint;
    this.#frames = frameRequests(window, (nowMs) => this.#paintNow(nowMs));
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'live-map-canvas';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  override onAdd(map: LeafletMap): this {
    this.#leaflet = map;
    map.getContainer().prepend(this.canvas);
    map.on('move zoom resize viewreset', this.requestFrame, this);
    this.requestFrame();
    return this;
  }

  override onRemove(map: LeafletMap): this {
    map.off('move zoom resize viewreset', this.requestFrame, this);
    this.#frames.cancel();
    this.canvas.remove();
    this.#leaflet = null;
    return this;
  }

  requestFrame(): void {
    if (this.#leaflet) this.#frames.soon();
  }

  requestNewsFrame(): void {
    if (this.#leaflet) this.#frames.forNews();
  }

  view(): MapView | null {
    const map = this.#leaflet;
    if (!map) return null;
    const { x: width, y: height } = map.getSize();
    if (width === 0 || height === 0) return null;
    const zoom = map.getZoom();
    const scale = scaleAt(zoom);
    const { lat: latitude, lng: longitude } = map.getCenter();
    const centre = toWorld({ longitude, latitude });
    const pixelRatio = window.devicePixelRatio || 1;
    // On whole device pixels, so that cached parts shift without resampling.
    const snap = (value: number): number => Math.round(value * pixelRatio) / pixelRatio;
    return {
      left: snap(centre.x * scale - width / 2),
      top: snap(centre.y * scale - height / 2),
      width,
      height,
      scale,
      zoom,
      pixelRatio,
    };
  }

  #paintNow(nowMs: number): void {
    const view = this.view();
    if (!view) return;
    const started = performance.now();
    const width = Math.round(view.width * view.pixelRatio);
    const height = Math.round(view.height * view.pixelRatio);
    if (this.canvas.width !== width || this.canvas.height !== height)
      Object.assign(this.canvas, { width, height });
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) return;
    context.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, 0, 0);
    const wantsMore = this.#paint(context, view, nowMs);
    this.paintMs = performance.now() - started;
    if (wantsMore) this.requestFrame();
  }
}
