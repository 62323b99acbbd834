import {
  boardColumns,
  boardRows,
  meet,
  type Tile,
  type TileContent,
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

/** The largest free place of the wished proportions, from the upper left; null on a full board. */
export function findRoom(
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
