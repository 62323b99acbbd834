import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Tile,
  type TileKind,
  type TilePlace,
  tileSchema,
  tilesSchema,
} from '../../../shared/domain/boards/tile.ts';
import { uuid } from '../../live/testing/ticket-builder.ts';
import { addTile, makeRoom, newTileContents, placeTile, stepTile, swapTiles, tileAt } from './arrange.ts';

const kinds = Object.keys(newTileContents) as TileKind[];

const aTile = (n: number, place: Partial<Tile> = {}): Tile =>
  tileSchema.parse({ id: uuid(n), x: 0, y: 0, width: 6, height: 6, content: { kind: 'flow' }, ...place });

type Change = { readonly at: number } & ({ readonly step: readonly [number, number] } | TilePlace);

function changed(tiles: readonly Tile[], { at, ...change }: Change): readonly Tile[] {
  const tile = tiles[at];
  if (!tile) return tiles;
  return 'step' in change ? stepTile(tiles, tile.id, change.step) : placeTile(tiles, tile.id, change);
}

describe('arranging a board', () => {
  it('never makes one that may not be kept, whatever is added, moved and stretched', () => {
    const step = fc.oneof(
      fc.record({ add: fc.constantFrom(...kinds) }),
      fc.record({
        at: fc.nat(9),
        step: fc.constantFrom<[number, number]>([1, 0], [-1, 0], [0, 1], [0, -1]),
      }),
      fc.record({
        at: fc.nat(9),
        x: fc.integer({ min: -3, max: 25 }),
        y: fc.integer({ min: -3, max: 25 }),
        width: fc.integer({ min: 0, max: 26 }),
        height: fc.integer({ min: 0, max: 26 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const tiles = steps.reduce<readonly Tile[]>(
          (before, each, n) =>
            'add' in each ? addTile(before, each.add, aTile(n).id) : changed(before, each),
          [],
        );
        expect(tilesSchema.safeParse(tiles).success).toBe(true);
      }),
    );
  });

  it('leaves a tile where it is when another stands there', () => {
    const tiles = [aTile(1), aTile(2, { x: 6 })];
    expect(placeTile(tiles, aTile(1).id, { x: 1 })).toBe(tiles);
    expect(placeTile(tiles, aTile(1).id, { y: 6 })[0]).toMatchObject({ x: 0, y: 6 });
  });

  it('lets two tiles change places, each in the size of the other', () => {
    const [wide, small] = [aTile(1, { width: 18, height: 24 }), aTile(2, { x: 18, width: 6, height: 24 })];
    expect(swapTiles([wide, small], wide.id, small.id)).toMatchObject([
      { id: wide.id, x: 18, width: 6 },
      { id: small.id, x: 0, width: 18 },
    ]);
  });

  it('knows which tile something is dropped on, and never names the dropped one', () => {
    const tiles = [aTile(1), aTile(2, { x: 6 })];
    expect(tileAt(tiles, aTile(1).id, { x: 6.2, y: 5.9 })?.id).toBe(aTile(2).id);
    expect(tileAt(tiles, aTile(2).id, { x: 6.2, y: 5.9 })).toBeNull();
    expect(tileAt(tiles, aTile(1).id, { x: 6, y: 6 })).toBeNull();
  });
});

describe('a step of a tile', () => {
  const [left, right, below] = [
    aTile(1),
    aTile(2, { x: 6, height: 4 }),
    aTile(3, { x: 6, y: 4, height: 12 }),
  ];

  it('goes one cell where nothing stands', () => {
    expect(stepTile([left], left.id, [1, 0])).toMatchObject([{ x: 1 }]);
  });

  it('changes places with the tile that is in the way, of several with the one it meets along most of its side', () => {
    expect(stepTile([left, right, below], left.id, [1, 0])).toMatchObject([
      { id: left.id, x: 6, y: 0, height: 4 },
      { id: right.id, x: 0, y: 0, height: 6 },
      { id: below.id, x: 6, y: 4 },
    ]);
  });

  it('ends at the edge of the board', () => {
    expect(stepTile([left, right], left.id, [-1, 0])).toEqual([left, right]);
  });
});

describe('a tile that is added', () => {
  const full = [aTile(1, { width: 16, height: 24 }), aTile(2, { x: 16, width: 8, height: 24 })];

  it('takes half of the largest tile of a full board, across its longer side', () => {
    expect(addTile(full, 'clock', aTile(3).id)).toMatchObject([
      { x: 0, y: 0, width: 16, height: 12 },
      { x: 16, width: 8, height: 24 },
      { x: 0, y: 12, width: 16, height: 12, content: { kind: 'clock' } },
    ]);
  });

  it('finds no room beside twenty-four others', () => {
    const many = Array.from({ length: 24 }, (_, n) =>
      aTile(n, { x: (n % 6) * 2, y: Math.floor(n / 6) * 2, width: 2, height: 2 }),
    );
    expect(makeRoom(many, 'clock')).toEqual({ kind: 'none' });
    expect(addTile(many, 'clock', aTile(30).id)).toBe(many);
  });
});
