import fc from 'fast-check';
import type { Position } from '../../../../kernel/position.ts';
import { districtClasses, type TravelParameters } from '../travel-parameters.ts';

export const aClass = fc.constantFrom(...districtClasses);

/** Within the regency of Karawang and a little around it. */
export const aPosition: fc.Arbitrary<Position> = fc.record({
  longitude: fc.double({ min: 107.1, max: 107.65, noNaN: true }),
  latitude: fc.double({ min: -6.6, max: -5.95, noNaN: true }),
});

const aSpeed = fc.double({ min: 12, max: 60, noNaN: true });

export const someParameters: fc.Arbitrary<TravelParameters> = fc.record({
  detour: fc.double({ min: 1.1, max: 1.8, noNaN: true }),
  setupSeconds: fc.double({ min: 0, max: 400, noNaN: true }),
  speedKmh: fc.record({ city: aSpeed, suburban: aSpeed, rural: aSpeed }),
  slowness: fc.array(fc.double({ min: 0.7, max: 1.5, noNaN: true }), { minLength: 24, maxLength: 24 }),
});
