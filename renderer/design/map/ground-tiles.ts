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

/** For whoever shows the map. */
type GroundNews = {
  /** A square has come: the map is to be drawn anew. */
  changed(): void;
  /** Whether squares in sight cannot be had now. */
  incomplete(isIncomplete: boolean): void;
};

const mostKept = 300;
const askAgainMs = 20_000;
/** One level coarser than the pane: four times fewer squares, still finer than the base. */
const TILE_PIXELS = 512;

/**
 * Draws what it has and asks for what it lacks; the built-in base shows through the rest. Squares that cannot be had are
 * asked for again after a while, and whoever shows the map is told while some in sight are missing.
 */
export class GroundTiles {
  readonly #source: GroundTileSource;
  readonly #news: GroundNews;
  readonly #now: () => number;
  readonly #squares = new Map<string, Known>();
  #isIncomplete = false;

  constructor(source: GroundTileSource, news: GroundNews, now: () => number = () => performance.now()) {
    this.#source = source;
    this.#news = news;
    this.#now = now;
  }

  drawTo(context: CanvasRenderingContext2D, view: MapView, theme: MapTheme): void {
    const zoom = Math.round(Math.log2(view.scale / TILE_PIXELS));
    const isIncomplete = zoom >= this.#source.minZoom && !this.#drawAll(context, view, theme, zoom);
    if (isIncomplete === this.#isIncomplete) return;
    this.#isIncomplete = isIncomplete;
    this.#news.incomplete(isIncomplete);
  }

  /** Whether none of them could not be had. */
  #drawAll(context: CanvasRenderingContext2D, view: MapView, theme: MapTheme, zoom: number): boolean {
    let isWhole = true;
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
        if (picture === 'missing') isWhole = false;
        else if (picture) context.drawImage(picture, x * side - view.left, y * side - view.top, side, side);
      }
    return isWhole;
  }

  #pictureOf(zoom: number, x: number, y: number, theme: MapTheme): OffscreenCanvas | 'missing' | null {
    const key = `${zoom}/${x}/${y}`;
    const known = this.#squares.get(key);
    if (known === undefined) this.#ask(key, 'asked', zoom, x, y);
    if (known === undefined || typeof known === 'string') return null;
    if ('failedAt' in known) {
      // It stays missing until there is an answer: the note would flicker.
      if (this.#now() - known.failedAt > askAgainMs) this.#ask(key, { failedAt: this.#now() }, zoom, x, y);
      return 'missing';
    }
    if (known.picture?.theme !== theme) this.#paint(known, theme);
    return known.picture?.of ?? null;
  }

  #ask(key: string, meanwhile: Known, zoom: number, x: number, y: number): void {
    this.#remember(key, meanwhile);
    this.#source.tile(zoom, x, y).then(
      (bytes) => this.#answered(key, bytes ? { bytes, picture: null } : 'empty'),
      () => this.#answered(key, { failedAt: this.#now() }),
    );
  }

  #answered(key: string, known: Known): void {
    this.#remember(key, known);
    this.#news.changed();
  }

  #paint(square: Square, theme: MapTheme): void {
    const of = square.picture?.of ?? new OffscreenCanvas(TILE_PIXELS, TILE_PIXELS);
    square.picture = { of, theme };
    if (this.#source.kind === 'vector') paintVectorTile(of, square.bytes, theme);
    else void paintRasterTile(of, square.bytes, theme).then(() => this.#news.changed());
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
