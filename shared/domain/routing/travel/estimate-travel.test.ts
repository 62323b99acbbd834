import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../kernel/instant.ts';
import type { Position } from '../../../kernel/position.ts';
import { metresBetween, secondsBetween } from '../travel-matrix.ts';
import { type ClassedPlace, estimateMatrix, estimateSeconds } from './estimate-travel.ts';
import { mergePlaces, placeKey, positionOf } from './rounded-places.ts';
import { aClass, aPosition, someParameters } from './testing/travel-arbitraries.ts';
import { defaultTravelParameters, hourOfDay, hourOfWeek } from './travel-parameters.ts';

const aPlace: fc.Arbitrary<ClassedPlace> = fc.record({ position: aPosition, class: aClass });
const anHour = fc.integer({ min: 0, max: 23 });

describe('the built-in estimate', () => {
  it('takes longer for a longer way, all else alike', () => {
    const way = fc.record({ from: aClass, to: aClass, hour: anHour });
    const metres = fc.float({ min: 0, max: 80_000, noNaN: true });
    fc.assert(
      fc.property(someParameters, way, metres, metres, (parameters, rest, a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        expect(estimateSeconds(parameters, { ...rest, metres: near })).toBeLessThanOrEqual(
          estimateSeconds(parameters, { ...rest, metres: far }),
        );
      }),
    );
  });

  it('is alike there and back, nothing on the spot, and never shorter than the straight line', () => {
    fc.assert(
      fc.property(someParameters, fc.array(aPlace, { maxLength: 8 }), anHour, (parameters, places, hour) => {
        const matrix = estimateMatrix(parameters, places, hour);
        expect(matrix.seconds).toHaveLength(places.length ** 2);
        for (const [from] of places.entries())
          for (const [to] of places.entries()) {
            expect(secondsBetween(matrix, from, to)).toBe(secondsBetween(matrix, to, from));
            expect(metresBetween(matrix, from, to)).toBe(metresBetween(matrix, to, from));
            if (from === to) expect(secondsBetween(matrix, from, to)).toBe(0);
          }
      }),
    );
  });

  it('gains no more by a detour than roads differ between city and country', () => {
    fc.assert(
      fc.property(someParameters, aPlace, aPlace, aPlace, anHour, (parameters, a, b, c, hour) => {
        const matrix = estimateMatrix(parameters, [a, b, c], hour);
        const speeds = Object.values(parameters.speedKmh);
        const classes = new Set([a, b, c].map((place) => place.class));
        const slack = classes.size === 1 ? 1 : Math.max(...speeds) / Math.min(...speeds);
        const around = secondsBetween(matrix, 0, 1) + secondsBetween(matrix, 1, 2);
        expect(secondsBetween(matrix, 0, 2)).toBeLessThanOrEqual(around * slack * (1 + 1e-9) + 1e-6);
      }),
    );
  });

  it('is slower in the rush than at night', () => {
    const way = { metres: 5000, from: 'city', to: 'city' } as const;
    expect(estimateSeconds(defaultTravelParameters, { ...way, hour: 17 })).toBeGreaterThan(
      estimateSeconds(defaultTravelParameters, { ...way, hour: 3 }),
    );
  });
});

describe('hours', () => {
  it('are those of western Indonesia', () => {
    const at = (text: string) => instant(Date.parse(text));
    expect(hourOfDay(at('2026-11-23T06:59:00+07:00'))).toBe(6);
    expect(hourOfDay(at('2026-11-22T23:59:00Z'))).toBe(6);
    expect(hourOfWeek(at('2026-11-23T06:59:00+07:00'))).toBe(6);
    expect(hourOfWeek(at('2026-11-22T00:00:00+07:00'))).toBe(6 * 24);
  });
});

describe('rounded places', () => {
  it('are one within a few metres, each place finds its own, and none moves by more than the rounding', () => {
    const positions = fc.array(aPosition, { maxLength: 30 });
    fc.assert(
      fc.property(positions, (given: readonly Position[]) => {
        const { keys, rowOf } = mergePlaces([...given, ...given]);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [index, position] of given.entries()) {
          const key = keys[rowOf[index] as number] as number;
          expect(key).toBe(placeKey(position));
          expect(rowOf[index + given.length]).toBe(rowOf[index]);
          expect(placeKey(positionOf(key))).toBe(key);
          expect(Math.abs(positionOf(key).longitude - position.longitude)).toBeLessThan(0.000_051);
          expect(Math.abs(positionOf(key).latitude - position.latitude)).toBeLessThan(0.000_051);
        }
      }),
    );
  });

  it('stand beside their neighbours on the ground', () => {
    const west = Array.from({ length: 8 }, (_, index) => ({
      longitude: 107.1 + index / 1e3,
      latitude: -6.4,
    }));
    const east = west.map(({ longitude, latitude }) => ({ longitude: longitude + 0.4, latitude }));
    const mixed = west.flatMap((place, index) => [place, east[index] as Position]);
    const sides = mergePlaces(mixed).keys.map((key) => positionOf(key).longitude > 107.3);
    expect(sides.filter((isEast, index) => index > 0 && isEast !== sides[index - 1])).toHaveLength(1);
  });
});
