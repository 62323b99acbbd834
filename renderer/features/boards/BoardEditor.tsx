// biome-ignore-all lint/a11y/noNoninteractiveTabindex: arrow keys move a tile
// biome-ignore-all lint/a11y/useSemanticElements: a field set does not hold a tile
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import GridLayout, { type LayoutItem, noCompactor } from 'react-grid-layout';
import { boardColumns, boardRows, type Tile } from '../../../shared/domain/boards/tile.ts';
import type { TileId } from '../../../shared/kernel/ids.ts';
import './board-editor.css';
import { placeTile, stepTile, swapTiles, tileAt } from './arrange.ts';

type BoardEditorProps = {
  readonly tiles: readonly Tile[];
  readonly selected: TileId | null;
  readonly onSelect: (id: TileId | null) => void;
  readonly onChange: (tiles: readonly Tile[]) => void;
  readonly titleOf: (tile: Tile) => string;
  readonly renderTile: (tile: Tile) => ReactNode;
};

/**
 * The board as it is being arranged: tiles are dragged and stretched, or moved by arrow keys (with Shift stretched). One
 * that is dropped on another changes places with it.
 */
export function BoardEditor({ tiles, selected, onSelect, onChange, titleOf, renderTile }: BoardEditorProps) {
  const frame = useRef<HTMLElement>(null);
  const { width, height } = useSize(frame);
  const drop = useDropping(frame, tiles);
  const press = (tile: Tile) => (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(event.shiftKey ? stretchTile(tiles, tile, step) : stepTile(tiles, tile.id, step));
  };
  const placed = ({ i, x, y, w, h }: LayoutItem) =>
    onChange(placeTile(tiles, i as TileId, { x, y, width: w, height: h }));
  return (
    <main ref={frame} className="board-editor">
      <GridLayout
        width={width}
        style={{ height }}
        autoSize={false}
        layout={tiles.map((tile) => ({
          i: tile.id,
          x: tile.x,
          y: tile.y,
          w: tile.width,
          h: tile.height,
          minW: 2,
          minH: 2,
        }))}
        gridConfig={{
          cols: boardColumns,
          rowHeight: height / boardRows,
          maxRows: boardRows,
          margin: [0, 0],
          containerPadding: [0, 0],
        }}
        compactor={{ ...noCompactor, preventCollision: true }}
        dragConfig={{ enabled: true, bounded: true }}
        resizeConfig={{ enabled: true, handles: ['se', 'sw', 'ne', 'nw', 'e', 'w', 's', 'n'] }}
        onDrag={(_layout, _before, item, _shadow, event) => item && drop.over(item.i as TileId, event)}
        onDragStop={(_layout, _before, item, _shadow, event) => {
          const other = item && drop.end(item.i as TileId, event);
          if (item && other) onChange(swapTiles(tiles, item.i as TileId, other));
          else if (item) placed(item);
        }}
        onResizeStop={(_layout, _before, item) => item && placed(item)}
      >
        {tiles.map((tile) => (
          <div
            key={tile.id}
            className="edited-tile"
            role="group"
            tabIndex={0}
            aria-label={titleOf(tile)}
            aria-current={tile.id === selected}
            data-target={tile.id === drop.targetId || undefined}
            onFocus={() => onSelect(tile.id)}
            onKeyDown={press(tile)}
          >
            <div className="edited-tile-body" inert>
              {renderTile(tile)}
            </div>
            <span className="edited-tile-name">{titleOf(tile)}</span>
          </div>
        ))}
      </GridLayout>
    </main>
  );
}

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const stretchTile = (tiles: readonly Tile[], tile: Tile, [dx, dy]: readonly [number, number]) =>
  placeTile(tiles, tile.id, { width: tile.width + dx, height: tile.height + dy });

/** Which tile the dragged one would be dropped on: the one below the pointer, whatever the dragged one covers. */
function useDropping(frame: React.RefObject<HTMLElement | null>, tiles: readonly Tile[]) {
  const [targetId, setTarget] = useState<TileId | null>(null);
  const targetOf = (id: TileId, event: Event): TileId | null => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !('clientX' in event && 'clientY' in event)) return null;
    const x = ((Number(event.clientX) - box.left) / box.width) * boardColumns;
    const y = ((Number(event.clientY) - box.top) / box.height) * boardRows;
    return tileAt(tiles, id, { x, y })?.id ?? null;
  };
  return {
    targetId,
    over: (id: TileId, event: Event) => setTarget(targetOf(id, event)),
    end(id: TileId, event: Event): TileId | null {
      setTarget(null);
      return targetOf(id, event);
    },
  };
}

function useSize(frame: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}
