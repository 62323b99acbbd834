import type { BaseMap } from './base-map.ts';
import type { DistrictShades } from './map-model.ts';
import { paintBase } from './paint-base.ts';
import { contains, type MapView, viewBounds } from './projection.ts';
import type { MapTheme } from './theme.ts';

/** Painted this far beyond the pane, so that a pan moves a finished picture instead of painting it again. */
const MARGIN = 160;

export interface BaseLook {
  readonly theme: MapTheme;
  /** Name of the district which holds the selection. */
  readonly highlight: string | null;
  readonly shades: DistrictShades;
}

interface Painted {
  readonly view: MapView;
  readonly look: BaseLook;
}

/** The ground as a picture, repainted when zoom, theme or highlight change or the pan leaves it. */
export class BaseBitmap {
  readonly #canvas: HTMLCanvasElement;
  readonly #base: BaseMap;
  #painted: Painted | null = null;

  constructor(base: BaseMap) {
    this.#base = base;
    this.#canvas = document.createElement('canvas');
  }

  /** While `isRiding`, a zoom is under way and the last picture is stretched: painting the coast at every frame of it costs most of the frame. */
  drawTo(context: CanvasRenderingContext2D, view: MapView, look: BaseLook, isRiding: boolean): void {
    const ridden = isRiding ? this.#rideable(view, look) : null;
    const painted = ridden ?? this.#usable(view, look) ?? this.#paint(view, look);
    const ratio = view.scale / painted.view.scale;
    const x = (painted.view.left * ratio - view.left) * view.pixelRatio;
    const y = (painted.view.top * ratio - view.top) * view.pixelRatio;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    // Whole device pixels: a fraction would resample, and blur, every line of the ground.
    if (ratio === 1) context.drawImage(this.#canvas, Math.round(x), Math.round(y));
    else context.drawImage(this.#canvas, x, y, this.#canvas.width * ratio, this.#canvas.height * ratio);
    context.restore();
  }

  /** The last picture, if stretched it still covers the pane. */
  #rideable(view: MapView, look: BaseLook): Painted | null {
    const painted = this.#painted;
    if (!painted || !isSameLook(painted.look, look) || painted.view.pixelRatio !== view.pixelRatio)
      return null;
    return contains(viewBounds(painted.view), viewBounds(view)) ? painted : null;
  }

  #usable(view: MapView, look: BaseLook): Painted | null {
    return this.#painted?.view.scale === view.scale ? this.#rideable(view, look) : null;
  }

  #paint(view: MapView, look: BaseLook): Painted {
    const wide = {
      ...view,
      left: view.left - MARGIN,
      top: view.top - MARGIN,
      width: view.width + 2 * MARGIN,
      height: view.height + 2 * MARGIN,
    };
    const width = Math.ceil(wide.width * view.pixelRatio);
    const height = Math.ceil(wide.height * view.pixelRatio);
    if (this.#canvas.width !== width || this.#canvas.height !== height)
      Object.assign(this.#canvas, { width, height });
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('map: no 2D canvas');
    context.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, 0, 0);
    paintBase({ context, view: wide, theme: look.theme }, this.#base, look);
    this.#painted = { view: wide, look };
    return this.#painted;
  }
}

const isSameLook = (a: BaseLook, b: BaseLook): boolean =>
  a.theme === b.theme && a.highlight === b.highlight && a.shades === b.shades;
