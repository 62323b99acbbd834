import type { TileKind } from '../../shared/domain/boards/tile.ts';

/** The language key of what a kind of tile is called. */
export const tileTitleKey = (kind: TileKind): string => `boardTile.title.${kind}`;
