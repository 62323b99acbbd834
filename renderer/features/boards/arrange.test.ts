import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Tile, type TileKind, tileSchema, tilesSchema } from '../../../shared/domain/boards/tile.ts';
import { uuid } from '../../live/testing/ticket-builder.ts';
import { findRoom, newTileContents, placeTile } from './arrange.ts';

const kinds = Object.keys(newTileContents) as TileKind[];

const aTile = (n: number, place: Partial<Tile> = {}): Tile =>
  tileSchema.parse({ id: uuid(n), x: 0, y: 0, width: 6, height: 6, content: { kind: 'flow' }, ...place });

describe('arranging a board', () => {
  it('never makes one that may not be kept, whatever is added, moved and stretched', () => {
    const step = fc.oneof(
      fc.record({ add: fc.constantFrom(...kinds) }),
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
        let tiles: readonly Tile[] = [];
        steps.forEach((each, n) => {
          if ('add' in each) {
            const { content, ...wish } = newTileContents[each.add];
            const place = findRoom(tiles, wish);
            if (place && tiles.length < 24) tiles = [...tiles, aTile(n, { ...place, content })];
          } else {
            const { at, ...place } = each;
            const tile = tiles[at];
            if (tile) tiles = placeTile(tiles, tile.id, place);
          }
        });
        expect(tilesSchema.safeParse(tiles).success).toBe(true);
      }),
    );
  });

  it('leaves a tile where it is when another stands there', () => {
    const tiles = [aTile(1), aTile(2, { x: 6 })];
    expect(placeTile(tiles, aTile(1).id, { x: 1 })).toBe(tiles);
    expect(placeTile(tiles, aTile(1).id, { y: 6 })[0]).toMatchObject({ x: 0, y: 6 });
  });

  it('finds no room on a full board', () => {
    expect(findRoom([aTile(1, { width: 24, height: 24 })], { width: 8, height: 8 })).toBeNull();
  });
});
