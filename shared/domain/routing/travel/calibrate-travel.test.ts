import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '../../../kernel/instant.ts';
import { calibrateTravel } from './calibrate-travel.ts';
import { estimateSeconds } from './estimate-travel.ts';
import type { RecordedTrip } from './recorded-trip.ts';
import { classByLongitude, plantedTrips } from './testing/planted-trips.ts';
import { defaultTravelParameters, districtClasses, type TravelParameters } from './travel-parameters.ts';
import { quantile } from './weighted-median.ts';

const calibrate = (trips: readonly RecordedTrip[]) =>
  calibrateTravel(trips, classByLongitude, defaultTravelParameters);

/** Roads unlike what is believed of them, as far as trips can tell: the detour is not theirs to tell. */
const plantedRoads: fc.Arbitrary<TravelParameters> = fc
  .record({
    city: fc.double({ min: 16, max: 32, noNaN: true }),
    suburban: fc.double({ min: 20, max: 40, noNaN: true }),
    rural: fc.double({ min: 26, max: 50, noNaN: true }),
    setupSeconds: fc.integer({ min: 30, max: 400 }),
    rush: fc.double({ min: 0.9, max: 1.5, noNaN: true }),
  })
  .map(({ setupSeconds, rush, ...speedKmh }) => ({
    ...defaultTravelParameters,
    setupSeconds,
    speedKmh,
    slowness: defaultTravelParameters.slowness.map((slow, hour) =>
      hour === 7 || hour === 17 ? slow * rush : slow,
    ),
  }));

const seed = fc.nat();

describe('a calibration', () => {
  it('finds again what roads were planted, through noise', () => {
    fc.assert(
      fc.property(plantedRoads, seed, (truth, planted) => {
        const { parameters, error } = calibrate(
          plantedTrips(truth, { count: 1500, seed: planted, noise: 0.3 }),
        );
        const off = districtClasses.flatMap((from) =>
          [7, 12, 17].map((hour) => {
            const way = { metres: 8000, from, to: from, hour };
            return Math.abs(Math.log(estimateSeconds(parameters, way) / estimateSeconds(truth, way)));
          }),
        );
        // An hour has sixty trips, of which seven lie within this kind of district at both ends.
        expect(quantile(off, 0.5)).toBeLessThan(0.13);
        expect(quantile(off, 1)).toBeLessThan(0.27);
        // The noise alone is off by 15 % in the median: no calibration could be nearer.
        expect(error.medianPercent).toBeLessThan(18);
      }),
      // A statement of statistics: some noise lies further off than any bound, so it is always the same noise.
      { numRuns: 12, seed: 7 },
    );
  });

  it('is the same for the same trips in any order', () => {
    fc.assert(
      fc.property(seed, (planted) => {
        const trips = plantedTrips(defaultTravelParameters, { count: 60, seed: planted, noise: 0.5 });
        expect(calibrate([...trips].reverse())).toEqual(calibrate(trips));
      }),
      { numRuns: 20 },
    );
  });

  it('believes what it believed while there are no trips, and claims no error', () => {
    expect(calibrate([])).toEqual({
      parameters: defaultTravelParameters,
      basis: 'believed',
      error: { trips: 0, medianPercent: null, p90Percent: null },
      span: null,
      leftOut: [],
    });
  });

  it('moves little for a few trips', () => {
    const slow = { ...defaultTravelParameters, speedKmh: { city: 6, suburban: 6, rural: 6 } };
    const { parameters } = calibrate(plantedTrips(slow, { count: 3, seed: 1, noise: 0 }));
    expect(parameters.speedKmh.city).toBeGreaterThan(18);
  });

  it('is not moved by one trip in eight that took five times as long', () => {
    const trips = plantedTrips(defaultTravelParameters, { count: 800, seed: 4, noise: 0.1 });
    const disturbed = trips.map((trip, index) =>
      index % 8 === 0
        ? { ...trip, arrivedAt: instant(trip.departedAt + (trip.arrivedAt - trip.departedAt) * 5) }
        : trip,
    );
    const { parameters } = calibrate(disturbed);
    for (const name of districtClasses)
      expect(parameters.speedKmh[name] / defaultTravelParameters.speedKmh[name]).toBeGreaterThan(0.9);
  });

  it('learns nothing from records that follow no road, and says how far its belief is off them', () => {
    const trips = plantedTrips(
      { ...defaultTravelParameters, setupSeconds: 300 },
      { count: 400, seed: 3, noise: 0.2 },
    );
    const minutes = (index: number) => (index % 5 === 0 ? 2 : 15 + (index % 20));
    const scattered = trips.map((trip, index) => ({
      ...trip,
      arrivedAt: instant(trip.departedAt + minutes(index) * minuteMs),
    }));
    const { parameters, basis, error } = calibrate(scattered);
    expect([basis, calibrate(trips).basis]).toEqual(['believed', 'trips']);
    expect(parameters).toEqual(defaultTravelParameters);
    expect(error.trips).toBeGreaterThan(200);
    expect(error.medianPercent).toBeGreaterThan(30);
  });

  it('learns from the latest trips where only older ones follow no road', () => {
    const slow = { ...defaultTravelParameters, speedKmh: { city: 18, suburban: 20, rural: 22 } };
    const trips = plantedTrips(slow, { count: 1600, seed: 8, noise: 0.2 });
    const mixed = trips.map((trip, index) =>
      index < 1300
        ? { ...trip, arrivedAt: instant(trip.departedAt + (index % 4 === 0 ? 2 : 19) * minuteMs) }
        : trip,
    );
    const { basis, error, span, parameters } = calibrate(mixed);
    expect(basis).toBe('trips');
    expect(error.trips).toBeLessThanOrEqual(200);
    expect(error.medianPercent).toBeLessThan(25);
    expect(span?.from).toBeGreaterThan(trips[1300]?.departedAt ?? 0);
    expect(parameters.speedKmh.suburban).toBeLessThan(26);
  });

  it('names the trips it leaves out, and why', () => {
    const [trip] = plantedTrips(defaultTravelParameters, { count: 1, seed: 2, noise: 0 });
    if (!trip) throw new Error('No trip');
    const lasting = (ms: number) => ({ ...trip, arrivedAt: instant(trip.departedAt + ms) });
    const { leftOut, error } = calibrate([
      { ...trip, id: 'a', to: trip.from },
      { ...lasting(30_000), id: 'b' },
      { ...lasting(400 * minuteMs), id: 'c' },
      { ...lasting(2 * minuteMs), id: 'd', to: { longitude: trip.from.longitude + 0.2, latitude: -6.3 } },
      {
        ...lasting(170 * minuteMs),
        id: 'e',
        to: { longitude: trip.from.longitude + 0.01, latitude: trip.from.latitude },
      },
      trip,
    ]);
    expect(Object.fromEntries(leftOut.map(({ id, fault }) => [id, fault]))).toEqual({
      a: 'too-near',
      b: 'too-brief',
      c: 'too-long',
      d: 'too-fast',
      e: 'too-slow',
    });
    expect(error.trips).toBe(1);
  });
});
