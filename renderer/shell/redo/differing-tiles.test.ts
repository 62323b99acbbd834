import { describe, expect, it } from 'vitest';
import { filteredTile } from '../../../shared/domain/testing/authored-builders.ts';
import { tileIdSchema } from '../../../shared/kernel/ids.ts';
import { differingTiles } from './differing-tiles.ts';

const tile = (n: number, x = 0) => ({
  ...filteredTile(),
  id: tileIdSchema.parse(`00000000-0000-4000-8000-00000000000${n}`),
  x,
});

describe('two versions of a board', () => {
  it('differ by the tiles that one has and the other has not, or has elsewhere', () => {
    expect(differingTiles([tile(1), tile(2)], [tile(1), tile(2)])).toBe(0);
    expect(differingTiles([tile(1), tile(2, 12)], [tile(1), tile(2)])).toBe(1);
    expect(differingTiles([tile(1), tile(3)], [tile(1), tile(2)])).toBe(2);
  });
});
