import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRandom } from './random.ts';

describe('createRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: string) => Array.from({ length: 20 }, createRandom(seed).next);
    expect(draw('karawang')).toEqual(draw('karawang'));
    expect(draw('karawang')).not.toEqual(draw('karawank'));
  });

  it('keeps a fork independent of what its parent drew before', () => {
    const parent = createRandom(1);
    parent.next();
    expect(parent.fork('a').next()).toBe(createRandom(1).fork('a').next());
  });

  it('draws whole numbers inside their bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(50), (seed, min, width) => {
        const value = createRandom(seed).int(min, min + width);
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(min + width);
      }),
    );
  });

  it('makes valid identifiers that sort by their moment and never repeat in a hundred thousand forks', () => {
    const early = createRandom(1).uuid(Date.UTC(2025, 0, 1));
    expect(z.uuid().safeParse(early).success).toBe(true);
    expect(early < createRandom(2).uuid(Date.UTC(2026, 0, 1))).toBe(true);
    const seen = new Set(
      Array.from({ length: 100_000 }, (_, index) => createRandom('x').fork(index).uuid(0)),
    );
    expect(seen.size).toBe(100_000);
  });

  it('has a poisson mean near the one asked for', () => {
    const random = createRandom(7);
    const mean = Array.from({ length: 5000 }, () => random.poisson(3)).reduce((a, b) => a + b) / 5000;
    expect(mean).toBeGreaterThan(2.85);
    expect(mean).toBeLessThan(3.15);
  });
});
