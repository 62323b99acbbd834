import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import { districtNamed, isInside, loadGeography, scatterInside } from './geography.ts';

describe('the geography that ships with the product', () => {
  const geography = loadGeography();

  it('has 309 villages in 30 districts, each village in a district that exists', () => {
    expect(geography.villages).toHaveLength(309);
    expect(geography.districts).toHaveLength(30);
    for (const village of geography.villages)
      expect(districtNamed(geography, village.district)).toBeDefined();
  });

  it('has every district contain its own centre, the last resort of scattering', () => {
    for (const district of geography.districts)
      expect(isInside(district, district.centre), district.name).toBe(true);
  });

  it('scatters places inside the village’s own district', () => {
    const random = createRandom(5);
    for (const village of geography.villages) {
      const district = districtNamed(geography, village.district);
      expect(isInside(district, scatterInside(district, village.centre, 600, random)), village.name).toBe(
        true,
      );
    }
  });
});
