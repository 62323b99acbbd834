import { describe, expect, it } from 'vitest';
import { cutListFit, listFit } from './fitting.ts';

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

describe('a list that leaves some out', () => {
  it('has a head to say so, which may cost a row', () => {
    expect(cutListFit({ width: 17, height: 8.8 }, row, 4)).toEqual({
      isHeaded: true,
      fit: { rows: 3, columns: 1 },
    });
    expect(cutListFit({ width: 17, height: 6.9 }, row, 4)).toMatchObject({ fit: { rows: 2 } });
  });

  it('has none where all are shown, or not even one would fit below it', () => {
    expect(cutListFit({ width: 17, height: 9.1 }, row, 4).isHeaded).toBe(false);
    expect(cutListFit({ width: 17, height: 3 }, row, 4).isHeaded).toBe(false);
  });
});
