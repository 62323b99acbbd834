// biome-ignore-all lint/a11y/noNoninteractiveTabindex: arrow keys move a tile
// biome-ignore-all lint/a11y/useSemanticElements: a field set does not hold a tile
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import GridLayout, { type LayoutItem, noCompactor } from 'react-grid-layout';
import { boardColumns, boardRows, type Tile } from '../../../shared/domain/boards/tile.ts';
import type { TileId } from '../../../shared/kernel/ids.ts';
import './board-editor.css';
import { placeTile } from './arrange.ts';

type BoardEditorProps = {
  readonly tiles: readonly Tile[];
  readonly selected: TileId | null;
  readonly onSelect: (id: TileId | null) => void;
  readonly onChange: (tiles: readonly Tile[]) => void;
  readonly titleOf: (tile: Tile) => string;
  readonly renderTile: (tile: Tile) => ReactNode;
};

/** The board as it is being arranged: tiles are dragged and stretched, or moved by arrow keys (with Shift stretched). */
export function BoardEditor({ tiles, selected, onSelect, onChange, titleOf, renderTile }: BoardEditorProps) {
  const frame = useRef<HTMLElement>(null);
  const { width, height } = useSize(frame);
  const press = (tile: Tile) => (event: KeyboardEvent) => {
    const place = stepOf(tile, event);
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(placeTile(tiles, tile.id, place));
  };
  const placed = (layout: readonly (LayoutItem | null)[]) =>
    onChange(
      layout.reduce<readonly Tile[]>(
        (current, item) =>
          item
            ? placeTile(current, item.i as TileId, { x: item.x, y: item.y, width: item.w, height: item.h })
            : current,
        tiles,
      ),
    );
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
        onDragStop={(_layout, _before, item) => placed([item])}
        onResizeStop={(_layout, _before, item) => placed([item])}
      >
        {tiles.map((tile) => (
          <div
            key={tile.id}
            className="edited-tile"
            role="group"
            tabIndex={0}
            aria-label={titleOf(tile)}
            aria-current={tile.id === selected}
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

function stepOf(tile: Tile, { key, shiftKey }: KeyboardEvent): Partial<Tile> | null {
  const step = steps[key];
  if (!step) return null;
  const [dx, dy] = step;
  return shiftKey ? { width: tile.width + dx, height: tile.height + dy } : { x: tile.x + dx, y: tile.y + dy };
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
