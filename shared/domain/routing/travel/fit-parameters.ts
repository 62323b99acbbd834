import { paceOf, type Way } from './estimate-travel.ts';
import { type DistrictClass, districtClasses, type TravelParameters } from './travel-parameters.ts';
import { weightedMedian } from './weighted-median.ts';

export type DrivenWay = Way & { readonly seconds: number };

/**
 * So many trips weigh as much as what was believed before: a class or an hour with fewer keeps mostly that. The median
 * of ten trips that scatter by half is off by a fifth, which is what the beliefs may be off by as well.
 */
const priorTrips = 10;
const setupChoices = [0, 60, 120, 180, 240, 300, 420, 600] as const;
/** Of setup against its default: so many seconds more or less are an error by a factor of e in each prior trip. */
const setupTolerance = 600;
const rounds = 6;
/** Whatever trips say, nobody's day here is faster or slower: records that want it are about something else. */
const slowestKmh = 8;
const fastestKmh = 60;

/**
 * Least absolute deviations on the logarithm of time, so that twice as long and half as long are equally wrong and one
 * wild trip moves nothing. Setup is the best of a few choices. The same trips give the same answer.
 */
export function fitParameters(ways: readonly DrivenWay[], believed: TravelParameters): TravelParameters {
  const fits = [believed.setupSeconds, ...setupChoices].map((setupSeconds) => {
    const fitted = fitPaces(ways, setupSeconds, believed);
    return { fitted, loss: lossOf(ways, fitted, believed) };
  });
  return fits.reduce((best, fit) => (fit.loss < best.loss ? fit : best)).fitted;
}

function lossOf(ways: readonly DrivenWay[], fitted: TravelParameters, believed: TravelParameters): number {
  const prior = (priorTrips * Math.abs(fitted.setupSeconds - believed.setupSeconds)) / setupTolerance;
  return ways.reduce(
    (sum, way) =>
      sum + Math.abs(Math.log(way.seconds / (fitted.setupSeconds + way.metres * paceOf(fitted, way)))),
    prior,
  );
}

/**
 * The same for a given setup: paces of classes and hours are set in turn, each to the weighted median of what the
 * others leave, drawn towards `believed`.
 */
export function fitPaces(
  ways: readonly DrivenWay[],
  setupSeconds: number,
  believed: TravelParameters,
): TravelParameters {
  if (ways.length === 0) return { ...believed, setupSeconds };
  const byClass = districtClasses.map((name) => ({
    name,
    ways: ways.filter(({ from, to }) => from === name || to === name),
  }));
  const byHour = believed.slowness.map((_, hour) => ways.filter((way) => way.hour === hour));
  let fitted: TravelParameters = { ...believed, setupSeconds };
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, ways: touching } of byClass) fitted = withSpeed(fitted, name, touching, believed);
    const slowness = byHour.map((driven, hour) => {
      const slower = excessOf(driven, fitted, () => 1);
      return drawn(fitted.slowness[hour] as number, slower, believed.slowness[hour] as number);
    });
    fitted = centred({ ...fitted, slowness }, byHour, believed);
  }
  const bounded = (speed: number) => Math.min(fastestKmh, Math.max(slowestKmh, speed));
  const { city, suburban, rural } = fitted.speedKmh;
  return {
    ...fitted,
    speedKmh: { city: bounded(city), suburban: bounded(suburban), rural: bounded(rural) },
  };
}

function withSpeed(
  fitted: TravelParameters,
  name: DistrictClass,
  ways: readonly DrivenWay[],
  believed: TravelParameters,
): TravelParameters {
  const slower = excessOf(ways, fitted, ({ from, to }) => (from === to ? 1 : 0.5));
  // A speed falls by what time exceeds: the two are drawn as their inverses.
  const speed = 1 / drawn(1 / fitted.speedKmh[name], slower, 1 / believed.speedKmh[name]);
  return { ...fitted, speedKmh: { ...fitted.speedKmh, [name]: speed } };
}

type Excess = { readonly log: number; readonly trips: number };

/** By how much the road took longer than it should have, as a logarithm, and how many trips say so. */
function excessOf(
  ways: readonly DrivenWay[],
  fitted: TravelParameters,
  shareOf: (way: DrivenWay) => number,
): Excess {
  const excess = new Float64Array(ways.length);
  const weights = new Float64Array(ways.length);
  let trips = 0;
  for (const [index, way] of ways.entries()) {
    const road = way.metres * paceOf(fitted, way);
    // Somebody may be quicker than setup alone; the road then took a little, not less than nothing.
    excess[index] = Math.log(Math.max(way.seconds - fitted.setupSeconds, way.seconds / 10) / road);
    // A short trip says little of the road: most of it is setup.
    weights[index] = (shareOf(way) * road) / (road + fitted.setupSeconds);
    trips += shareOf(way);
  }
  return { log: weightedMedian(excess, weights), trips };
}

/** Between what the trips say and what was believed, as logarithms, by the number of trips. */
function drawn(current: number, { log, trips }: Excess, believed: number): number {
  const said = Math.log(current) + log;
  return Math.exp((trips * said + priorTrips * Math.log(believed)) / (trips + priorTrips));
}

/** What all hours have in common is speed, not slowness: without this the two could drift apart for ever. */
function centred(
  fitted: TravelParameters,
  byHour: readonly (readonly DrivenWay[])[],
  believed: TravelParameters,
): TravelParameters {
  const trips = byHour.reduce((sum, driven) => sum + driven.length, 0);
  if (trips === 0) return fitted;
  const drift = byHour.reduce((sum, driven, hour) => {
    const ratio = (fitted.slowness[hour] as number) / (believed.slowness[hour] as number);
    return sum + (driven.length / trips) * Math.log(ratio);
  }, 0);
  const factor = Math.exp(drift);
  const { city, suburban, rural } = fitted.speedKmh;
  return {
    ...fitted,
    slowness: fitted.slowness.map((hourly) => hourly / factor),
    speedKmh: { city: city / factor, suburban: suburban / factor, rural: rural / factor },
  };
}
