import { describe, expect, it } from 'vitest';
import { floorTypePx, guessedConditions } from './display-scale.ts';

describe('the smallest type of a display', () => {
  const wall = { width: 3840, height: 2160 };

  it('is 102 px on a 55-inch 4K panel read from five metres', () => {
    expect(floorTypePx({ diagonalInches: 55, distanceMetres: 5 }, wall)).toBeCloseTo(101, 0);
  });

  it('grows with the distance and shrinks with the size of the panel', () => {
    const at = (diagonalInches: number, distanceMetres: number) =>
      floorTypePx({ diagonalInches, distanceMetres }, wall);
    expect(at(55, 8) / at(55, 5)).toBeCloseTo(8 / 5);
    expect(at(75, 5)).toBeLessThan(at(55, 5));
  });

  it('is some 12 px on a desk', () => {
    const size = { width: 1920, height: 1080 };
    expect(floorTypePx(guessedConditions(size.width), size)).toBeCloseTo(12.3, 0);
  });
});
