import { describe, expect, it } from 'vitest';
import { karawangBaseMap, pointsOf } from './base-map.ts';
import { isInside } from './label-placement.ts';
import { toWorld } from './projection.ts';

describe('the base map of Karawang', () => {
  const base = karawangBaseMap();

  it('has its thirty districts and their villages', () => {
    expect(base.districts).toHaveLength(30);
    expect(base.villages.length).toBeGreaterThan(300);
  });

  it('lies in West Java', () => {
    const { x, y } = toWorld({ longitude: 107.3, latitude: -6.3 });
    expect(isInside(x, y, base.outline)).toBe(true);
    expect(pointsOf(base.outline).length).toBeGreaterThan(80);
  });

  it('is part of the land, and the sea north of it is not', () => {
    const town = toWorld({ longitude: 107.3, latitude: -6.3 });
    const sea = toWorld({ longitude: 107.5, latitude: -5.95 });
    expect(isInside(town.x, town.y, base.land)).toBe(true);
    expect(isInside(sea.x, sea.y, base.land)).toBe(false);
  });

  it('names neighbours outside of the region', () => {
    for (const anchor of base.neighbours.flatMap(({ anchors }) => anchors))
      expect(isInside(anchor.x, anchor.y, base.outline)).toBe(false);
  });
});
