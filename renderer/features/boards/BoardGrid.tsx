import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { boardColumns, boardRows, type Tile } from '../../../shared/domain/boards/tile.ts';
import type { TileId } from '../../../shared/kernel/ids.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { TileBoundary } from '../../shell/TileBoundary.tsx';
import { Broken } from '../../shell/TileFrame.tsx';
import { InTurn } from './InTurn.tsx';
import { nextEnlarged } from './next-enlarged.ts';

type BoardGridProps = {
  readonly tiles: readonly Tile[];
  readonly renderTile: (tile: Tile) => ReactNode;
  /** The tile that has the whole board to itself. */
  readonly enlargedId: TileId | null;
  readonly onEnlarge: (id: TileId | null) => void;
};

/** Tiles in their cells. The grid has so many cells on every display: a tile keeps its share of it. */
export function BoardGrid({ tiles, renderTile, enlargedId, onEnlarge }: BoardGridProps) {
  const { t } = useTranslation();
  const enlarged = tiles.find(({ id }) => id === enlargedId);
  /* The map takes as long as all others together: nothing waits behind it. */
  const turns = [...tiles].sort((a, b) => Number(isMap(a)) - Number(isMap(b)));
  useShortcuts([
    { id: 'board.back', enabled: enlarged !== undefined, run: () => onEnlarge(null) },
    {
      id: 'board.enlarge',
      enabled: tiles.length > 1,
      run: () => onEnlarge(nextEnlarged(tiles, enlarged?.id ?? null)),
    },
  ]);
  return (
    <main
      className="board-grid"
      style={{
        gridTemplateColumns: `repeat(${boardColumns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${boardRows}, minmax(0, 1fr))`,
      }}
    >
      {(enlarged ? [{ ...enlarged, ...wholeBoard }] : tiles).map((tile) => (
        <div
          key={tile.id}
          className="board-tile"
          data-kind={tile.content.kind}
          style={{
            gridColumn: `${tile.x + 1} / span ${tile.width}`,
            gridRow: `${tile.y + 1} / span ${tile.height}`,
          }}
        >
          <TileBoundary area={tile.content.kind} broken={(retry) => <Broken onRetry={retry} />}>
            <InTurn turn={turns.findIndex(({ id }) => id === tile.id)}>{renderTile(tile)}</InTurn>
          </TileBoundary>
          <button
            type="button"
            className="tile-enlarge"
            aria-pressed={enlarged !== undefined}
            aria-label={t(enlarged ? 'board.shrink' : 'board.enlarge')}
            onClick={() => onEnlarge(enlarged ? null : tile.id)}
          >
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d="M1 4V1h3M6 1h3v3M9 6v3H6M4 9H1V6" fill="none" stroke="currentColor" />
            </svg>
          </button>
        </div>
      ))}
    </main>
  );
}

const isMap = ({ content }: Tile): boolean => content.kind === 'map';

const wholeBoard = { x: 0, y: 0, width: boardColumns, height: boardRows } as const;
