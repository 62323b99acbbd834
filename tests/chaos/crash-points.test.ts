import { describe, expect, it } from 'vitest';
import { checkPatch } from '../support/patch-source.ts';
import { crashPatch } from './crash-point.ts';
import { crashPoints } from './crash-points.ts';

describe('a crash point', () => {
  it.each(crashPoints)('$number, $name, is still once in the source', (point) => {
    for (const patch of [crashPatch(point), ...(point.alongside ?? [])])
      expect(() => checkPatch(patch)).not.toThrow();
  });

  it('has a number of its own', () => {
    expect(new Set(crashPoints.map(({ number }) => number)).size).toBe(crashPoints.length);
  });
});
