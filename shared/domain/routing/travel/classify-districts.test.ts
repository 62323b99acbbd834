import { describe, expect, it } from 'vitest';
import { classifyDistricts } from './classify-districts.ts';
import { areaKm2, districtAt } from './district-map.ts';

const square = (name: string, west: number, side: number) => ({
  name,
  rings: [[west, -6.3, west + side, -6.3, west + side, -6.3 + side, west, -6.3 + side, west, -6.3]],
});

describe('districts', () => {
  it('are city, suburb or country by the density of customers, and say which', () => {
    const classed = classifyDistricts([
      { name: 'Karawang Barat', areaKm2: 30, customers: 900 },
      { name: 'Klari', areaKm2: 60, customers: 300 },
      { name: 'Tegalwaru', areaKm2: 200, customers: 30 },
    ]);
    expect(classed.map((district) => district.class)).toEqual(['city', 'suburban', 'rural']);
    expect(classed[0]?.density?.here).toBe(30);
    expect(classed[0]?.density?.overall).toBeCloseTo(1230 / 290);
  });

  it('are all alike while nobody lives there', () => {
    expect(classifyDistricts([{ name: 'Klari', areaKm2: 60, customers: 0 }])).toEqual([
      { name: 'Klari', class: 'suburban', density: null },
    ]);
  });

  it('are found by a place, except in a hole or outside', () => {
    const holed = {
      name: 'Klari',
      rings: [...square('', 107.3, 0.1).rings, ...square('', 107.3, 0.02).rings],
    };
    const districts = [holed, square('Cikampek', 107.4, 0.1)];
    const at = (longitude: number, latitude = -6.25) => districtAt(districts, { longitude, latitude })?.name;
    expect([at(107.35), at(107.45), at(107.6), at(107.31, -6.29)]).toEqual([
      'Klari',
      'Cikampek',
      undefined,
      undefined,
    ]);
  });

  it('have their area without their holes', () => {
    const whole = areaKm2(square('Klari', 107.3, 0.1));
    expect(whole).toBeCloseTo(122.9, 0);
    const ring = [107.32, -6.28, 107.34, -6.28, 107.34, -6.26, 107.32, -6.26];
    const holed = { name: 'Klari', rings: [...square('', 107.3, 0.1).rings, ring] };
    expect(areaKm2(holed)).toBeCloseTo(whole * 0.96, 1);
  });
});
