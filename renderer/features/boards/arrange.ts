import {
  boardColumns,
  boardRows,
  meet,
  mostTiles,
  type Tile,
  type TileContent,
  type TileKind,
  type TilePlace,
} from '../../../shared/domain/boards/tile.ts';
import type { TileId } from '../../../shared/kernel/ids.ts';

/** Smaller than this nothing can be read. */
const least = { width: 2, height: 2 };

const isInside = ({ x, y, width, height }: TilePlace): boolean =>
  x >= 0 &&
  y >= 0 &&
  width >= least.width &&
  height >= least.height &&
  x + width <= boardColumns &&
  y + height <= boardRows;

/** Puts a tile somewhere else; where it would leave the board or lie over another, everything stays as it is. */
export function placeTile(tiles: readonly Tile[], id: TileId, place: Partial<TilePlace>): readonly Tile[] {
  const tile = tiles.find((candidate) => candidate.id === id);
  if (!tile) return tiles;
  const placed = { ...tile, ...place };
  const isFree = tiles.every((other) => other.id === id || !meet(placed, other));
  return isInside(placed) && isFree ? tiles.map((other) => (other.id === id ? placed : other)) : tiles;
}

/** Exchanges the places of two tiles, whatever their sizes: each fits where the other was. */
export function swapTiles(tiles: readonly Tile[], id: TileId, otherId: TileId): readonly Tile[] {
  const places = new Map(tiles.map((tile) => [tile.id, placeOf(tile)]));
  const [one, other] = [places.get(id), places.get(otherId)];
  if (!one || !other) return tiles;
  return tiles.map((tile) => {
    if (tile.id === id) return { ...tile, ...other };
    return tile.id === otherId ? { ...tile, ...one } : tile;
  });
}

const placeOf = ({ x, y, width, height }: TilePlace): TilePlace => ({ x, y, width, height });

/** A cell of the board; fractions lie inside one. */
export type Cell = { readonly x: number; readonly y: number };

/** The tile that lies under a point of the board, other than this one. */
export const tileAt = (tiles: readonly Tile[], id: TileId, { x, y }: Cell): Tile | null =>
  tiles.find(
    (tile) =>
      tile.id !== id && x >= tile.x && x < tile.x + tile.width && y >= tile.y && y < tile.y + tile.height,
  ) ?? null;

/** A step of one cell; where another tile is in the way, the two change places, as when one is dropped on the other. */
export function stepTile(tiles: readonly Tile[], id: TileId, [dx, dy]: readonly [number, number]) {
  const tile = tiles.find((candidate) => candidate.id === id);
  if (!tile) return tiles;
  const place = { ...placeOf(tile), x: tile.x + dx, y: tile.y + dy };
  const moved = placeTile(tiles, id, place);
  if (moved !== tiles) return moved;
  const [inTheWay] = tiles
    .filter((other) => other.id !== id && meet(place, other))
    .toSorted((a, b) => sharedSide(place, b, dx) - sharedSide(place, a, dx));
  return inTheWay ? swapTiles(tiles, id, inTheWay.id) : tiles;
}

/** How far two tiles stand along the side at which they meet. */
function sharedSide(a: TilePlace, b: TilePlace, dx: number): number {
  return dx === 0
    ? Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
    : Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
}

/** What a new tile of this kind would do to the board: take free room, half of a tile, or find neither. */
export type Making =
  | { readonly kind: 'free'; readonly place: TilePlace }
  | { readonly kind: 'halved'; readonly place: TilePlace; readonly halved: Tile }
  | { readonly kind: 'none' };

/** Where a new tile goes. On a full board it takes half of the largest tile, cut across its longer side. */
export function makeRoom(tiles: readonly Tile[], kind: TileKind): Making {
  if (tiles.length >= mostTiles) return { kind: 'none' };
  const place = findRoom(tiles, newTileContents[kind]);
  if (place) return { kind: 'free', place };
  const [largest] = tiles.filter(canBeHalved).toSorted((a, b) => b.width * b.height - a.width * a.height);
  return largest ? { kind: 'halved', ...halve(largest) } : { kind: 'none' };
}

const canBeHalved = ({ width, height }: TilePlace): boolean =>
  width >= 2 * least.width || height >= 2 * least.height;

function halve(tile: Tile): { readonly place: TilePlace; readonly halved: Tile } {
  const { x, y, width, height } = tile;
  if (width >= height) {
    const kept = Math.ceil(width / 2);
    return { halved: { ...tile, width: kept }, place: { x: x + kept, y, width: width - kept, height } };
  }
  const kept = Math.ceil(height / 2);
  return { halved: { ...tile, height: kept }, place: { x, y: y + kept, width, height: height - kept } };
}

/** The board with a new tile of this kind; as it is where there is no room for one. */
export function addTile(tiles: readonly Tile[], kind: TileKind, id: TileId): readonly Tile[] {
  const made = makeRoom(tiles, kind);
  if (made.kind === 'none') return tiles;
  const { content } = newTileContents[kind];
  const kept =
    made.kind === 'halved' ? tiles.map((tile) => (tile.id === made.halved.id ? made.halved : tile)) : tiles;
  return [...kept, { id, content, ...made.place }];
}

/** The largest free place of the wished proportions, from the upper left; null on a full board. */
function findRoom(
  tiles: readonly Tile[],
  wish: { readonly width: number; readonly height: number },
): TilePlace | null {
  for (let share = 1; share > 0.2; share -= 0.125) {
    const width = Math.max(least.width, Math.round(wish.width * share));
    const height = Math.max(least.height, Math.round(wish.height * share));
    for (let y = 0; y + height <= boardRows; y += 1) {
      for (let x = 0; x + width <= boardColumns; x += 1) {
        const place = { x, y, width, height };
        if (tiles.every((tile) => !meet(place, tile))) return place;
      }
    }
  }
  return null;
}

const openTickets = { kind: 'quick', name: 'all-open' } as const;

/** What a new tile of each kind shows, and how much room it would like. */
export const newTileContents: {
  readonly [Kind in TileContent['kind']]: {
    readonly content: Extract<TileContent, { kind: Kind }>;
    readonly width: number;
    readonly height: number;
  };
} = {
  map: {
    content: {
      kind: 'map',
      tickets: openTickets,
      layers: ['tickets', 'technicians', 'sites', 'districts', 'outages'],
      siteId: null,
    },
    width: 12,
    height: 16,
  },
  queue: { content: { kind: 'queue', tickets: openTickets }, width: 12, height: 16 },
  counters: { content: { kind: 'counters', tickets: openTickets }, width: 8, height: 6 },
  'sla-risk': { content: { kind: 'sla-risk', withinMinutes: 60 }, width: 24, height: 16 },
  flow: { content: { kind: 'flow' }, width: 12, height: 8 },
  backlog: { content: { kind: 'backlog' }, width: 8, height: 10 },
  technicians: { content: { kind: 'technicians' }, width: 8, height: 10 },
  outages: { content: { kind: 'outages' }, width: 12, height: 10 },
  'worst-sites': { content: { kind: 'worst-sites' }, width: 8, height: 10 },
  activity: { content: { kind: 'activity' }, width: 8, height: 12 },
  'hand-over': { content: { kind: 'hand-over' }, width: 12, height: 14 },
  clock: { content: { kind: 'clock' }, width: 8, height: 6 },
  text: { content: { kind: 'text', text: '' }, width: 8, height: 6 },
};
