import { describe, expect, it } from 'vitest';
import { listFit } from './fitting.ts';

const row = { height: 2.25, width: 17 };

describe('what fits a tile', () => {
  it('is whole rows', () => {
    expect(listFit({ width: 17, height: 18.1 }, row, 42)).toEqual({ rows: 8, columns: 1 });
  });

  it('is a second column only where one list does not hold everything', () => {
    expect(listFit({ width: 36, height: 9 }, row, 42)).toEqual({ rows: 4, columns: 2 });
    expect(listFit({ width: 36, height: 9 }, row, 3)).toEqual({ rows: 4, columns: 1 });
  });

  it('is one row in a tile that is too small, or not yet measured', () => {
    expect(listFit({ width: 0, height: 0 }, row, 5)).toEqual({ rows: 1, columns: 1 });
  });
});
