import type { ReactNode } from 'react';
import { boardColumns, boardRows, type Tile } from '../../../shared/domain/boards/tile.ts';
import { TileBoundary } from '../../shell/TileBoundary.tsx';

type BoardGridProps = {
  readonly tiles: readonly Tile[];
  readonly renderTile: (tile: Tile) => ReactNode;
};

/** Tiles in their cells. The grid has so many cells on every display: a tile keeps its share of it. */
export function BoardGrid({ tiles, renderTile }: BoardGridProps) {
  return (
    <main
      className="board-grid"
      style={{
        gridTemplateColumns: `repeat(${boardColumns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${boardRows}, minmax(0, 1fr))`,
      }}
    >
      {tiles.map((tile) => (
        <div
          key={tile.id}
          className="board-tile"
          data-kind={tile.content.kind}
          style={{
            gridColumn: `${tile.x + 1} / span ${tile.width}`,
            gridRow: `${tile.y + 1} / span ${tile.height}`,
          }}
        >
          <TileBoundary area={tile.content.kind}>{renderTile(tile)}</TileBoundary>
        </div>
      ))}
    </main>
  );
}
