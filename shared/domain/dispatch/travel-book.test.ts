import { describe, expect, it } from 'vitest';
import { distanceMetres, type Position } from '../../kernel/position.ts';
import { estimateSeconds } from '../routing/travel/estimate-travel.ts';
import { placeKey, positionOf } from '../routing/travel/rounded-places.ts';
import { defaultTravelParameters } from '../routing/travel/travel-parameters.ts';
import { secondsBetween } from '../routing/travel-matrix.ts';
import { type AnsweredWays, TravelBook, usualBelief } from './travel-book.ts';

const [home, market, mill] = [0, 0.03, 0.08].map(
  (east): Position => ({ longitude: 107.3 + east, latitude: -6.3 }),
) as [Position, Position, Position];
const secondsIn = (book: TravelBook, from: Position, to: Position, slowness = 1) => {
  const { matrix, rowOf } = book.open([home, market, mill], slowness);
  return secondsBetween(matrix, rowOf(from), rowOf(to));
};
/** From home to the market a service knows a way, back again it knows of none, of the mill it says nothing. */
const answered: AnsweredWays = {
  places: [home, market].map(placeKey),
  seconds: [0, 777, Number.POSITIVE_INFINITY, 0],
  metres: [0, 5000, Number.POSITIVE_INFINITY, 0],
  levelling: 2,
};

describe('the ways of a day', () => {
  it('are the estimate, as slow as the roads are', () => {
    const metres = distanceMetres(positionOf(placeKey(home)), positionOf(placeKey(mill)));
    const hour = defaultTravelParameters.slowness.indexOf(1.2);
    const slow = estimateSeconds(defaultTravelParameters, { metres, from: 'suburban', to: 'suburban', hour });
    expect(secondsIn(new TravelBook(usualBelief), home, mill, 1.2)).toBeCloseTo(slow, 6);
    expect(secondsIn(new TravelBook(usualBelief), home, home, 1.2)).toBe(0);
  });

  it('are what a service answered, at whatever hour; where there is none, there is none', () => {
    const book = new TravelBook(usualBelief, [answered]);
    expect(secondsIn(book, home, market, 1.2)).toBe(777);
    expect(secondsIn(book, market, home)).toBe(Number.POSITIVE_INFINITY);
  });

  it('are the same one by one as in a matrix', () => {
    const hour = defaultTravelParameters.slowness.indexOf(1.2);
    const book = new TravelBook(usualBelief, [answered]);
    for (const from of [home, market, mill])
      for (const to of [home, market, mill]) {
        // A matrix knows places to ten metres.
        const inMatrix = secondsIn(book, from, to, 1.2);
        expect(book.secondsOf(positionOf(placeKey(from)), positionOf(placeKey(to)), hour)).toBe(inMatrix);
      }
  });

  it('that nobody answered are as much longer as the answered ones were', () => {
    const estimate = secondsIn(new TravelBook(usualBelief), market, mill);
    expect(secondsIn(new TravelBook(usualBelief, [answered]), market, mill)).toBeCloseTo(2 * estimate, 6);
  });

  it('stay the same object until a place is new or the roads are slower', () => {
    const book = new TravelBook(usualBelief);
    const { matrix } = book.open([home, market], 1.1);
    expect(book.open([market, home], 1.1).matrix).toBe(matrix);
    expect(book.open([market, home], 1.2).matrix).not.toBe(matrix);
    expect(book.open([home, mill], 1.2).matrix.places).toBe(2);
    expect(book.places).toEqual([home, mill].map(placeKey));
  });
});
