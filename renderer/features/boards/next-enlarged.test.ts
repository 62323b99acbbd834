import { describe, expect, it } from 'vitest';
import type { Tile } from '../../../shared/domain/boards/tile.ts';
import { tileIdSchema } from '../../../shared/kernel/ids.ts';
import { nextEnlarged } from './next-enlarged.ts';

const tileAt = (n: number, x: number, y: number): Tile => ({
  id: tileIdSchema.parse(`0192aaaa-0000-7000-8000-00000000000${n}`),
  ...{ x, y, width: 12, height: 12 },
  content: { kind: 'activity' },
});
const [left, right, below] = [tileAt(1, 0, 0), tileAt(2, 12, 0), tileAt(3, 0, 12)];
const tiles = [below, right, left];

describe('the tile that has the board to itself next', () => {
  it('goes through them as they are read, and ends at the whole board', () => {
    expect(nextEnlarged(tiles, null)).toBe(left.id);
    expect(nextEnlarged(tiles, left.id)).toBe(right.id);
    expect(nextEnlarged(tiles, right.id)).toBe(below.id);
    expect(nextEnlarged(tiles, below.id)).toBe(null);
  });

  it('is the first when the one that had it is gone', () => {
    expect(nextEnlarged([right, left], below.id)).toBe(left.id);
  });
});
