import { boardColumns, boardRows, type Tile, type TileKind, type TilePlace } from './tile.ts';

/** The room a board has in em of its floor: how much is read from where people stand. */
export type BoardRoom = { readonly width: number; readonly height: number };

/** Smaller than this a tile says nothing from afar, in em; a band lies over the others, as wide as they are together. */
type Need = BoardRoom & { readonly isBand?: boolean };

const needs: Readonly<Record<TileKind, Need | null>> = {
  map: { width: 17, height: 13 },
  queue: { width: 15, height: 9.5 },
  counters: { width: 10, height: 3.8, isBand: true },
  'sla-risk': { width: 22, height: 10 },
  flow: { width: 17, height: 9 },
  backlog: { width: 15, height: 7 },
  technicians: { width: 11, height: 7 },
  outages: { width: 15, height: 7 },
  'worst-sites': { width: 15, height: 7 },
  activity: { width: 15, height: 7 },
  'hand-over': { width: 17, height: 12 },
  text: { width: 8, height: 4 },
  /** The head of a board says the time on each of its screens. */
  clock: null,
};

type Part = { readonly tile: Tile; readonly need: Need };
type Screen = { readonly band: Part | null; readonly bodies: readonly Part[] };

/**
 * The screens a board takes on a display, in turn. Where each of its tiles is large enough, one: as it was arranged.
 * Otherwise fewer and larger tiles on several, in the order they are read: what is too small to read is not shown at all.
 */
export function boardScreens(tiles: readonly Tile[], room: BoardRoom): readonly (readonly Tile[])[] {
  if (tiles.every((tile) => isReadable(tile, room))) return [tiles];
  const screens = inReadingOrder(tiles).reduce<readonly Screen[]>((before, tile) => {
    const need = needs[tile.content.kind];
    return need ? placeNext(before, { tile, need }, room) : before;
  }, []);
  return screens.length > 0 ? screens.map((screen) => arrange(screen, room)) : [tiles];
}

function isReadable({ width, height, content }: Tile, room: BoardRoom): boolean {
  const need = needs[content.kind];
  const [wide, high] = [(room.width * width) / boardColumns, (room.height * height) / boardRows];
  return !need || (wide >= need.width && high >= need.height);
}

const inReadingOrder = (tiles: readonly Tile[]) => tiles.toSorted((a, b) => a.y - b.y || a.x - b.x);

/** On the screen that is being filled, or on the next one. */
function placeNext(screens: readonly Screen[], part: Part, room: BoardRoom): readonly Screen[] {
  const last = screens.at(-1);
  const tried: Screen | undefined =
    last && (part.need.isBand ? { ...last, band: part } : { ...last, bodies: [...last.bodies, part] });
  if (tried && !(part.need.isBand && last?.band) && hasRoomFor(tried, room))
    return [...screens.slice(0, -1), tried];
  return [...screens, part.need.isBand ? { band: part, bodies: [] } : { band: null, bodies: [part] }];
}

function hasRoomFor({ band, bodies }: Screen, room: BoardRoom): boolean {
  const width = bodies.reduce((sum, { need }) => sum + need.width, 0);
  const height = Math.max(0, ...bodies.map(({ need }) => need.height));
  return width <= room.width && height + (band?.need.height ?? 0) <= room.height;
}

/** The band over the bodies; these share the width by what each needs. */
function arrange({ band, bodies }: Screen, room: BoardRoom): readonly Tile[] {
  if (band && bodies.length === 0) return [at(band, { x: 0, y: 0, width: boardColumns, height: boardRows })];
  const y = band ? Math.min(boardRows - 1, Math.ceil((band.need.height / room.height) * boardRows)) : 0;
  const needed = bodies.reduce((sum, { need }) => sum + need.width, 0);
  const edges = bodies.map((_, index) =>
    Math.round(
      (bodies.slice(0, index + 1).reduce((sum, { need }) => sum + need.width, 0) / needed) * boardColumns,
    ),
  );
  return [
    ...(band ? [at(band, { x: 0, y: 0, width: boardColumns, height: y })] : []),
    ...bodies.map((body, index) => {
      const x = edges[index - 1] ?? 0;
      return at(body, { x, y, width: (edges[index] ?? boardColumns) - x, height: boardRows - y });
    }),
  ];
}

const at = ({ tile }: Part, place: TilePlace): Tile => ({ ...tile, ...place });
