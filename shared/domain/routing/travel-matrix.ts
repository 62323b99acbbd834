/** Travel between places, row by row: `from * places + to`. `Infinity` where there is no way. */
export type TravelMatrix = {
  readonly places: number;
  readonly seconds: Float64Array;
  readonly metres: Float64Array;
};

/** A matrix as services answer it, row by row; null and negative entries are holes. */
export function toTravelMatrix(
  seconds: readonly (readonly (number | null)[])[],
  metres: readonly (readonly (number | null)[])[] | null,
): TravelMatrix {
  const flatten = (rows: readonly (readonly (number | null)[])[]) =>
    Float64Array.from(rows.flat(), (entry) =>
      entry === null || !(entry >= 0) ? Number.POSITIVE_INFINITY : entry,
    );
  const flat = flatten(seconds);
  return {
    places: seconds.length,
    seconds: flat,
    metres: metres ? flatten(metres) : new Float64Array(flat.length),
  };
}

/** A matrix of straight lines between points of a plane, one second a unit. @param toMetres of a distance */
export function planeMatrix(
  points: readonly { readonly x: number; readonly y: number }[],
  toMetres: (distance: number) => number,
): TravelMatrix {
  const seconds = new Float64Array(points.length ** 2);
  for (const [from, a] of points.entries())
    for (const [to, b] of points.entries())
      seconds[from * points.length + to] = Math.hypot(a.x - b.x, a.y - b.y);
  return { places: points.length, seconds, metres: seconds.map(toMetres) };
}

export const secondsBetween = (matrix: TravelMatrix, from: number, to: number): number =>
  matrix.seconds[from * matrix.places + to] ?? Number.POSITIVE_INFINITY;

export const metresBetween = (matrix: TravelMatrix, from: number, to: number): number =>
  matrix.metres[from * matrix.places + to] ?? Number.POSITIVE_INFINITY;
