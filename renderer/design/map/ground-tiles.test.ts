import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type GroundTileSource, GroundTiles } from './ground-tiles.ts';
import { scaleAt, worldX, worldY } from './projection.ts';
import type { MapTheme } from './theme.ts';

vi.mock('./tile-painter.ts', () => ({
  paintVectorTile: vi.fn(),
  paintRasterTile: vi.fn(() => Promise.resolve()),
}));

class CanvasDouble {}
const theme = {} as MapTheme;
const drawn = { count: 0 };
const context = { drawImage: () => (drawn.count += 1) } as unknown as CanvasRenderingContext2D;
const viewAt = (zoom: number) => ({
  width: 400,
  height: 300,
  zoom,
  pixelRatio: 1,
  scale: scaleAt(zoom),
  left: worldX(107.3) * scaleAt(zoom),
  top: worldY(-6.3) * scaleAt(zoom),
});
const source = (tile: GroundTileSource['tile']): GroundTileSource => ({
  kind: 'vector',
  minZoom: 5,
  maxZoom: 14,
  tile,
});
const news = () => ({ changed: () => undefined, incomplete: vi.fn<(isIncomplete: boolean) => void>() });
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  vi.stubGlobal('OffscreenCanvas', CanvasDouble);
  drawn.count = 0;
});

describe('the squares of a finer ground', () => {
  it('are asked for once each and drawn when they are here', async () => {
    const asked: string[] = [];
    const told = news();
    const tiles = new GroundTiles(
      source((z, x, y) => {
        asked.push(`${z}/${x}/${y}`);
        return Promise.resolve(new Uint8Array(1));
      }),
      told,
    );
    tiles.drawTo(context, viewAt(13), theme);
    tiles.drawTo(context, viewAt(13), theme);
    expect(drawn.count).toBe(0);
    expect(new Set(asked).size).toBe(asked.length);
    await settled();
    tiles.drawTo(context, viewAt(13), theme);
    expect(drawn.count).toBe(asked.length);
    expect(told.incomplete).not.toHaveBeenCalled();
  });

  it('that cannot be had leave the base, are said to be missing while they are in sight, and are asked for again later', async () => {
    const clock = { now: 0, asked: 0 };
    const told = news();
    const tiles = new GroundTiles(
      source(() => {
        clock.asked += 1;
        return Promise.reject(new Error('away'));
      }),
      told,
      () => clock.now,
    );
    tiles.drawTo(context, viewAt(13), theme);
    await settled();
    const first = clock.asked;
    tiles.drawTo(context, viewAt(13), theme);
    expect([drawn.count, told.incomplete.mock.calls, clock.asked]).toEqual([0, [[true]], first]);
    clock.now = 30_000;
    tiles.drawTo(context, viewAt(13), theme);
    expect(clock.asked).toBe(2 * first);
    expect(told.incomplete).toHaveBeenCalledOnce();
    tiles.drawTo(context, viewAt(4), theme);
    expect(told.incomplete).toHaveBeenLastCalledWith(false);
  });

  it('begin where the source begins', () => {
    const tile = vi.fn(() => Promise.resolve(null));
    new GroundTiles(source(tile), news()).drawTo(context, viewAt(4), theme);
    expect(tile).not.toHaveBeenCalled();
  });
});
