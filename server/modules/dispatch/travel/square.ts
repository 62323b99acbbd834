/** Ways between all of some places, row by row; `NaN` where nobody has said yet, `Infinity` where there is no way. */
export type Square = {
  readonly side: number;
  readonly seconds: Float64Array;
  readonly metres: Float64Array;
};

/** Nothing is known but that one is where one is. */
export function unknownSquare(side: number): Square {
  const seconds = new Float64Array(side * side).fill(Number.NaN);
  const metres = new Float64Array(side * side).fill(Number.NaN);
  for (let place = 0; place < side; place += 1) {
    seconds[place * side + place] = 0;
    metres[place * side + place] = 0;
  }
  return { side, seconds, metres };
}

export const isKnown = ({ side, seconds }: Square, from: number, to: number): boolean =>
  !Number.isNaN(seconds[from * side + to]);

/** A way exists with both its figures or not at all. */
export function write(square: Square, cell: number, seconds: number, metres: number): void {
  const exists = Number.isFinite(seconds) && Number.isFinite(metres);
  square.seconds[cell] = exists ? seconds : Number.POSITIVE_INFINITY;
  square.metres[cell] = exists ? metres : Number.POSITIVE_INFINITY;
}
