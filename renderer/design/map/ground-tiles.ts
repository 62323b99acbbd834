import type { MapView } from './projection.ts';
import type { MapTheme } from './theme.ts';
import { paintRasterTile, paintVectorTile } from './tile-painter.ts';

/** Squares of a ground finer than the built-in base, from whoever has them. */
export interface GroundTileSource {
  readonly kind: 'vector' | 'raster';
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Null where it has nothing. @throws when it cannot be had now */
  tile(zoom: number, x: number, y: number): Promise<Uint8Array | null>;
}

type Square = { readonly bytes: Uint8Array; picture: { of: OffscreenCanvas; theme: MapTheme } | null };
type Known = Square | 'asked' | 'empty' | { readonly failedAt: number };

const mostKept = 300;
const askAgainMs = 20_000;
/** One level coarser than the pane: four times fewer squares, still finer than the base. */
const TILE_PIXELS = 512;

/**
 * Draws what it has and asks for what it lacks; the built-in base shows through the rest. Squares that cannot be had are
 * asked for again after a while, and whoever shows the map is told that some are missing.
 */
export class GroundTiles {
  readonly #source: GroundTileSource;
  readonly #changed: () => void;
  readonly #now: () => number;
  readonly #squares = new Map<string, Known>();

  constructor(source: GroundTileSource, changed: () => void, now: () => number = () => performance.now()) {
    this.#source = source;
    this.#changed = changed;
    this.#now = now;
  }

  get isIncomplete(): boolean {
    return [...this.#squares.values()].some((known) => typeof known === 'object' && 'failedAt' in known);
  }

  drawTo(context: CanvasRenderingContext2D, view: MapView, theme: MapTheme): void {
    const zoom = Math.round(Math.log2(view.scale / TILE_PIXELS));
    if (zoom < this.#source.minZoom) return;
    const level = Math.min(zoom, this.#source.maxZoom);
    const side = view.scale / 2 ** level;
    const last = 2 ** level - 1;
    for (
      let y = Math.max(0, Math.floor(view.top / side));
      y <= Math.min(last, Math.floor((view.top + view.height) / side));
      y += 1
    )
      for (
        let x = Math.max(0, Math.floor(view.left / side));
        x <= Math.min(last, Math.floor((view.left + view.width) / side));
        x += 1
      ) {
        const picture = this.#pictureOf(level, x, y, theme);
        if (picture) context.drawImage(picture, x * side - view.left, y * side - view.top, side, side);
      }
  }

  #pictureOf(zoom: number, x: number, y: number, theme: MapTheme): OffscreenCanvas | null {
    const key = `${zoom}/${x}/${y}`;
    const known = this.#squares.get(key);
    if (
      known === undefined ||
      (typeof known === 'object' && 'failedAt' in known && this.#now() - known.failedAt > askAgainMs)
    ) {
      this.#ask(key, zoom, x, y);
      return null;
    }
    if (typeof known === 'string' || 'failedAt' in known) return null;
    if (known.picture?.theme !== theme) this.#paint(known, theme);
    return known.picture?.of ?? null;
  }

  #ask(key: string, zoom: number, x: number, y: number): void {
    this.#remember(key, 'asked');
    this.#source.tile(zoom, x, y).then(
      (bytes) => this.#answered(key, bytes ? { bytes, picture: null } : 'empty'),
      () => this.#answered(key, { failedAt: this.#now() }),
    );
  }

  #answered(key: string, known: Known): void {
    this.#remember(key, known);
    this.#changed();
  }

  #paint(square: Square, theme: MapTheme): void {
    const of = square.picture?.of ?? new OffscreenCanvas(TILE_PIXELS, TILE_PIXELS);
    square.picture = { of, theme };
    if (this.#source.kind === 'vector') paintVectorTile(of, square.bytes, theme);
    else void paintRasterTile(of, square.bytes, theme).then(this.#changed);
  }

  /** The oldest go first; one that is in sight is asked for again. */
  #remember(key: string, known: Known): void {
    this.#squares.delete(key);
    this.#squares.set(key, known);
    for (const old of this.#squares.keys()) {
      if (this.#squares.size <= mostKept) return;
      this.#squares.delete(old);
    }
  }
}
