import type { LeafletMouseEvent } from 'leaflet';
import type { MapHit } from './frame.ts';
import type { MapController } from './map-controller.ts';
import { MapTooltip } from './map-tooltip.ts';
import { StopDragging, type StopDragHandlers } from './stop-dragging.ts';

export type MapKey = 'zoom-in' | 'zoom-out' | 'home';

export interface MapInputHandlers {
  readonly onHit: (hit: MapHit) => void;
  readonly describe: (hit: MapHit) => string;
  /** What a key means while the map has the focus, beside the arrows; null for nothing. */
  readonly keyMeans: (event: KeyboardEvent) => MapKey | null;
  /** Null where stops stay where they are. */
  readonly drag: StopDragHandlers | null;
}

const PAN_PIXELS = 80;
/** One notch of a common wheel is 100 to 120 pixels: half a level. */
const WHEEL_PIXELS_PER_ZOOM = 220;
const KEY_ZOOM = 0.5;

/** Pointer, wheel and keys. */
export class MapInput {
  readonly #controller: MapController;
  readonly #container: HTMLElement;
  readonly #tooltip: MapTooltip;
  readonly #abort = new AbortController();
  #handlers: MapInputHandlers;
  #wheel = 0;

  constructor(controller: MapController, handlers: MapInputHandlers) {
    this.#controller = controller;
    this.#handlers = handlers;
    this.#container = controller.map.getContainer();
    this.#tooltip = new MapTooltip(this.#container);
    const { signal } = this.#abort;
    new StopDragging(controller, { tooltip: this.#tooltip, handlers: () => this.#handlers.drag, signal });
    this.#container.addEventListener('mousemove', (event) => this.#onMove(event), { signal });
    this.#container.addEventListener('mouseleave', () => this.#rest(), { signal });
    this.#container.addEventListener('wheel', (event) => this.#onWheel(event), { signal, passive: false });
    this.#container.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    // Leaflet's own click: it does not fire at the end of a drag.
    controller.map.on('click', (event) => this.#onClick(event));
    controller.map.on('dblclick', (event) => controller.camera.zoomBy(1, event.containerPoint));
    controller.map.on('movestart', () => this.#rest());
  }

  setHandlers(handlers: MapInputHandlers): void {
    this.#handlers = handlers;
  }

  destroy(): void {
    this.#abort.abort();
    this.#tooltip.remove();
  }

  #onMove(event: MouseEvent): void {
    if (event.buttons !== 0) {
      this.#rest();
      return;
    }
    const box = this.#container.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const hit = this.#controller.hitAt(at.x, at.y);
    this.#controller.pointAtPlace(hit?.kind === 'place' ? hit.id : null);
    this.#container.style.cursor = hit ? 'pointer' : '';
    const text = hit ? this.#handlers.describe(hit) : '';
    if (text === '') this.#tooltip.hide();
    else this.#tooltip.show(text, at);
  }

  #rest(): void {
    this.#controller.pointAtPlace(null);
    this.#tooltip.hide();
    this.#container.style.cursor = '';
  }

  #onClick(event: LeafletMouseEvent): void {
    const hit = this.#controller.hitAt(event.containerPoint.x, event.containerPoint.y);
    if (hit?.kind === 'cluster') this.#controller.openCluster(hit.cluster);
    else if (hit?.kind === 'movers') this.#controller.openMovers(hit.ids);
    else if (hit) this.#handlers.onHit(hit);
    else this.#controller.closeSpread();
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    this.#rest();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 36 : event.deltaY;
    this.#wheel += pixels;
    // A touchpad sends many small steps: gather them into whole quarters of a level.
    const quarters = Math.trunc(this.#wheel / (WHEEL_PIXELS_PER_ZOOM / 4));
    if (quarters === 0) return;
    this.#wheel -= quarters * (WHEEL_PIXELS_PER_ZOOM / 4);
    const box = this.#container.getBoundingClientRect();
    this.#controller.camera.zoomBy(-quarters / 4, {
      x: event.clientX - box.left,
      y: event.clientY - box.top,
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.#container) return;
    // Escape stays audible to the window: closing a spread must not swallow closing a panel.
    if (event.key === 'Escape') {
      this.#controller.closeSpread();
      return;
    }
    const action = this.#actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  #actionOf(event: KeyboardEvent): (() => void) | undefined {
    const { camera } = this.#controller;
    const meant = this.#handlers.keyMeans(event);
    if (meant === 'zoom-in') return () => camera.zoomBy(KEY_ZOOM);
    if (meant === 'zoom-out') return () => camera.zoomBy(-KEY_ZOOM);
    if (meant === 'home') return () => camera.goHome();
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const arrows: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => camera.panBy(-PAN_PIXELS, 0),
      ArrowRight: () => camera.panBy(PAN_PIXELS, 0),
      ArrowUp: () => camera.panBy(0, -PAN_PIXELS),
      ArrowDown: () => camera.panBy(0, PAN_PIXELS),
    };
    return arrows[event.key];
  }
}
