import type { MapHit } from './frame.ts';
import type { MapController } from './map-controller.ts';
import type { MapTooltip } from './map-tooltip.ts';

/** What lies under the hand: something of the map or, off it, a part of the page. */
export type DropTarget = MapHit | { readonly kind: 'page'; readonly element: Element };

export interface StopDragHandlers {
  /** What would come of dropping it there, in words; null where it cannot be dropped. */
  readonly outlook: (stopId: string, target: DropTarget) => string | null;
  readonly drop: (stopId: string, target: DropTarget) => void;
}

interface Grip {
  readonly stopId: string;
  readonly x: number;
  readonly y: number;
  isMoving: boolean;
}

interface DraggingParts {
  readonly tooltip: MapTooltip;
  /** Null where stops stay where they are. */
  readonly handlers: () => StopDragHandlers | null;
  readonly signal: AbortSignal;
}

/** A press wanders a little; farther than this it is meant. */
const WANDER_PIXELS = 4;

/** Takes a stop by the hand to another route. It comes before Leaflet's own dragging of the ground. */
export class StopDragging {
  readonly #controller: MapController;
  readonly #container: HTMLElement;
  readonly #tooltip: MapTooltip;
  readonly #handlers: DraggingParts['handlers'];
  #grip: Grip | null = null;
  #swallowsClick = false;

  constructor(controller: MapController, { tooltip, handlers, signal }: DraggingParts) {
    this.#controller = controller;
    this.#container = controller.map.getContainer();
    this.#tooltip = tooltip;
    this.#handlers = handlers;
    const page = this.#container.ownerDocument;
    const early = { signal, capture: true };
    this.#container.addEventListener('mousedown', (event) => this.#begin(event), early);
    this.#container.addEventListener('click', (event) => this.#onClick(event), early);
    page.addEventListener('mousemove', (event) => this.#move(event), { signal });
    page.addEventListener('mouseup', (event) => this.#end(event), { signal });
    page.addEventListener('keydown', (event) => this.#onKey(event), early);
  }

  #at(event: MouseEvent): { x: number; y: number } {
    const box = this.#container.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #begin(event: MouseEvent): void {
    this.#swallowsClick = false;
    if (event.button !== 0 || !this.#handlers()) return;
    const at = this.#at(event);
    const hit = this.#controller.hitAt(at.x, at.y);
    if (hit?.kind !== 'stop') return;
    event.stopImmediatePropagation();
    this.#grip = { stopId: hit.id, ...at, isMoving: false };
  }

  #move(event: MouseEvent): void {
    const grip = this.#grip;
    if (!grip) return;
    const at = this.#at(event);
    grip.isMoving ||= Math.hypot(at.x - grip.x, at.y - grip.y) > WANDER_PIXELS;
    if (!grip.isMoving) return;
    const target = this.#targetAt(event, grip.stopId);
    const framed = target && target.hit.kind !== 'page' ? target.hit : null;
    this.#controller.dragStop({ stopId: grip.stopId, ...at, target: framed });
    this.#container.style.cursor = 'grabbing';
    if (target) this.#tooltip.show(target.words, at);
    else this.#tooltip.hide();
  }

  #end(event: MouseEvent): void {
    const grip = this.#grip;
    if (!grip?.isMoving) {
      this.#grip = null;
      return;
    }
    const target = this.#targetAt(event, grip.stopId);
    this.#letGo();
    this.#swallowsClick = true;
    if (target) this.#handlers()?.drop(grip.stopId, target.hit);
  }

  #targetAt(event: MouseEvent, stopId: string): { hit: DropTarget; words: string } | null {
    const hit = this.#under(event);
    if (!hit || (hit.kind === 'stop' && hit.id === stopId)) return null;
    const words = this.#handlers()?.outlook(stopId, hit) ?? null;
    return words === null ? null : { hit, words };
  }

  #under(event: MouseEvent): DropTarget | undefined {
    const { ownerDocument: page } = this.#container;
    const element = page.elementFromPoint?.(event.clientX, event.clientY);
    if (element && !this.#container.contains(element)) return { kind: 'page', element };
    const { x, y } = this.#at(event);
    return this.#controller.hitAt(x, y);
  }

  #letGo(): void {
    this.#grip = null;
    this.#controller.dragStop(null);
    this.#tooltip.hide();
    this.#container.style.cursor = '';
  }

  /** The end of a drag is no press of what lies under it. */
  #onClick(event: MouseEvent): void {
    if (!this.#swallowsClick) return;
    this.#swallowsClick = false;
    event.stopImmediatePropagation();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#grip?.isMoving) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.#letGo();
  }
}
