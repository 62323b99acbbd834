import { hourMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres, type Position } from '../../../shared/kernel/position.ts';
import { headingDegrees } from '../geography/geography.ts';
import { wayBetween } from '../geography/way-between.ts';
import type { Random } from '../random/random.ts';
import type { Visit } from '../tickets/visits.ts';

/** A way between two moments; after it somebody stands at its last corner. */
export type Stretch = { readonly from: number; readonly to: number; readonly corners: readonly Position[] };

type Shift = {
  readonly home: Position;
  /** The shift, or as much of it as is over. */
  readonly from: number;
  readonly until: number;
  /** Where they are at its end, if that is known. */
  readonly endsAt: Position | null;
};

const homewardKmh = 32;
/** What the events of a made-up past ask for beyond this nobody drives. */
const mostKmh = 75;

/** The ways of one shift: from home to each visit in turn, and home again after the last. */
export function itineraryOf(
  visits: readonly Visit[],
  { home, from, until, endsAt }: Shift,
  random: Random,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let here = home;
  let freeAt = from;
  const go = (to: Position, departAt: number, arriveAt: number) => {
    stretches.push({ from: departAt, to: arriveAt, corners: [here, ...wayBetween(here, to, random)] });
    here = to;
    freeAt = arriveAt;
  };
  for (const { departedAt, arrivedAt, leftAt, place } of visits) {
    // Who was called back on the way never came there.
    if (arrivedAt === null && leftAt !== null) continue;
    const departAt = Math.max(departedAt, freeAt);
    const arriveAt = arrivedAt ?? until;
    const to = arrivedAt === null && endsAt ? endsAt : place;
    if (arriveAt <= departAt || kmh(distanceMetres(here, to), arriveAt - departAt) > mostKmh) continue;
    go(to, departAt, arriveAt);
    freeAt = Math.max(freeAt, leftAt ?? until);
  }
  const homewardMs = (speed: number) => (distanceMetres(here, home) / 1000 / speed) * hourMs;
  // Who is known to be at home now hurried there.
  const inTimeMs = endsAt ? until - freeAt : Number.POSITIVE_INFINITY;
  const spentMs = Math.max(homewardMs(mostKmh), Math.min(homewardMs(homewardKmh), inTimeMs));
  if (here !== home && freeAt < until) go(home, freeAt, freeAt + spentMs);
  return stretches;
}

const kmh = (metres: number, ms: number) => metres / 1000 / (ms / hourMs);

/** @returns where somebody is at a moment, with the way they face; null when they stand */
export function placeAt(stretches: readonly Stretch[], home: Position, at: number) {
  const stretch = stretches.findLast(({ from }) => from <= at);
  if (!stretch) return { position: home, headingDegrees: null };
  const { from, to, corners } = stretch;
  if (at >= to) return { position: corners.at(-1) ?? home, headingDegrees: null };
  return along(corners, (at - from) / (to - from));
}

function along(corners: readonly Position[], share: number) {
  const legs = corners.slice(1).map((end, index) => {
    const start = corners[index] ?? end;
    return { start, end, metres: distanceMetres(start, end) };
  });
  let left = legs.reduce((sum, { metres }) => sum + metres, 0) * share;
  for (const { start, end, metres } of legs) {
    if (left < metres)
      return { position: between(start, end, left / metres), headingDegrees: headingDegrees(start, end) };
    left -= metres;
  }
  const last = corners.at(-1) as Position;
  return { position: last, headingDegrees: null };
}

const places = 1e6;
const between = (from: Position, to: Position, share: number): Position => ({
  longitude: Math.round((from.longitude + (to.longitude - from.longitude) * share) * places) / places,
  latitude: Math.round((from.latitude + (to.latitude - from.latitude) * share) * places) / places,
});
