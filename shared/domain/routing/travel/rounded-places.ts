import type { Position } from '../../../kernel/position.ts';

/** Places within eleven metres of one another are one place: a house has one way to it, whoever lives in it. */
const perDegree = 10_000;
const rowLength = 2_000_000;

/** One number for a rounded place, exact as a double and as a `bigint` of Postgres. */
export type PlaceKey = number;

export const placeKey = ({ longitude, latitude }: Position): PlaceKey =>
  Math.round((longitude + 180) * perDegree) * rowLength + Math.round((latitude + 90) * perDegree);

const decimals = (degrees: number) => Math.round(degrees * perDegree) / perDegree;

export const positionOf = (key: PlaceKey): Position => ({
  longitude: decimals(Math.floor(key / rowLength) / perDegree - 180),
  latitude: decimals((key % rowLength) / perDegree - 90),
});

export type MergedPlaces = {
  /** Each rounded place once, in an order in which neighbours on the ground are mostly neighbours in the list. */
  readonly keys: readonly PlaceKey[];
  /** For each place as given, its row in `keys`. */
  readonly rowOf: readonly number[];
};

export function mergePlaces(positions: readonly Position[]): MergedPlaces {
  const given = positions.map(placeKey);
  const keys = [...new Set(given)].sort((a, b) => alongCurve(a) - alongCurve(b));
  const rows = new Map(keys.map((key, row) => [key, row]));
  return { keys, rowOf: given.map((key) => rows.get(key) as number) };
}

/**
 * Place along Morton's curve: bits of east and north in turn. Blocks of a matrix in this order lie near its diagonal
 * where places lie near one another, so that what is asked first matters most. 44 bits, exact in a double.
 */
function alongCurve(key: PlaceKey): number {
  const east = Math.floor(key / rowLength);
  const north = key % rowLength;
  return spread(east) * 2 + spread(north);
}

function spread(value: number): number {
  let spreadOut = 0;
  for (let bit = 0; bit < 22; bit += 1) if ((value >> bit) & 1) spreadOut += 4 ** bit;
  return spreadOut;
}
