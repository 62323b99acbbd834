import type { Tile } from '../../../shared/domain/boards/tile.ts';
import { canonical } from '../../../shared/kernel/canonical.ts';

/** How many tiles one of two versions has and the other has not, or has otherwise. */
export function differingTiles(mine: readonly Tile[], theirs: readonly Tile[]): number {
  const said = new Map(theirs.map((tile) => [tile.id, canonical(tile)]));
  const changed = mine.filter((tile) => said.get(tile.id) !== canonical(tile)).length;
  const kept = new Set(mine.map(({ id }) => id));
  return changed + theirs.filter(({ id }) => !kept.has(id)).length;
}
