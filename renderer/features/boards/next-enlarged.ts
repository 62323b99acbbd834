import type { Tile } from '../../../shared/domain/boards/tile.ts';
import type { TileId } from '../../../shared/kernel/ids.ts';

/** As a board is read: the tile that has the board to itself after this one; null, the whole board, after the last. */
export function nextEnlarged(tiles: readonly Tile[], enlargedId: TileId | null): TileId | null {
  const read = tiles.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const at = read.findIndex(({ id }) => id === enlargedId);
  return read[at + 1]?.id ?? null;
}
