import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardScreens } from './board-screens.ts';
import { type Tile, type TileContent, tilesSchema } from './tile.ts';

const tickets = { kind: 'quick', name: 'all-open' } as const;
const contents: readonly TileContent[] = [
  { kind: 'counters', tickets },
  { kind: 'clock' },
  { kind: 'queue', tickets },
  { kind: 'map', tickets, layers: ['tickets'], siteId: null },
  { kind: 'sla-risk', withinMinutes: 60 },
  { kind: 'technicians' },
];
const places = [
  [0, 0, 18, 4],
  [18, 0, 6, 4],
  [0, 4, 12, 20],
  [12, 4, 12, 12],
  [12, 16, 6, 8],
  [18, 16, 6, 8],
] as const;
const tiles: readonly Tile[] = tilesSchema.parse(
  contents.map((content, index) => {
    const [x, y, width, height] = places[index] ?? [0, 0, 1, 1];
    return { id: `00000000-0000-4000-8000-00000000000${index}`, x, y, width, height, content };
  }),
);

const desk = { width: 156, height: 86 };
/** 55 inches of 4K from five metres. */
const wall = { width: 37.9, height: 19.6 };
const kindsIn = (room: { width: number; height: number }) =>
  boardScreens(tiles, room).map((screen) => screen.map(({ content }) => content.kind));

describe('the screens of a board', () => {
  it('are one where each tile is read, as it was arranged', () => {
    expect(boardScreens(tiles, desk)).toEqual([tiles]);
  });

  it('hold fewer and larger tiles on a wall, in the order they are read; the head says the time', () => {
    expect(kindsIn(wall)).toEqual([
      ['counters', 'queue', 'map'],
      ['sla-risk', 'technicians'],
    ]);
  });

  it('show one tile at a time where nothing more is read', () => {
    expect(kindsIn({ width: 14, height: 9 })).toEqual([
      ['counters'],
      ['queue'],
      ['map'],
      ['sla-risk'],
      ['technicians'],
    ]);
  });

  it('are boards themselves, and leave out nothing but the time', () => {
    const rooms = fc.record({
      width: fc.integer({ min: 8, max: 160 }),
      height: fc.integer({ min: 6, max: 90 }),
    });
    fc.assert(
      fc.property(fc.subarray([...tiles], { minLength: 1 }), rooms, (arranged, room) => {
        const screens = boardScreens(arranged, room);
        for (const screen of screens) expect(tilesSchema.parse(screen)).toEqual(screen);
        const shown = screens.flat().map(({ id }) => id);
        expect(new Set(shown).size).toBe(shown.length);
        const missing = arranged.filter(({ id }) => !shown.includes(id));
        expect(missing.every(({ content }) => content.kind === 'clock')).toBe(true);
      }),
    );
  });
});
