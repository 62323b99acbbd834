/** What a person knows of a display: how large it is and from where it is read. */
export type ViewingConditions = { readonly diagonalInches: number; readonly distanceMetres: number };

const millimetresPerInch = 25.4;
/** Sixteen arc-minutes (NUREG-0700) at one metre, in millimetres: the least height of a capital that is read. */
const capitalMillimetresPerMetre = 4.654;
/** Height of Inter's capitals over its font size. */
const capitalShare = 0.727;

/**
 * The smallest type a display may show.
 * @param size of the whole display in CSS pixels
 * @returns font size in CSS pixels
 */
export function floorTypePx(
  { diagonalInches, distanceMetres }: ViewingConditions,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const pixelsPerMillimetre = Math.hypot(width, height) / (diagonalInches * millimetresPerInch);
  return (distanceMetres * capitalMillimetresPerMetre * pixelsPerMillimetre) / capitalShare;
}

/** A panel on the wall of a room. */
export const wallConditions: ViewingConditions = { diagonalInches: 55, distanceMetres: 5 };

/** Before anybody has said: a desk's screen up to 2.5 K, above it a panel on the wall. */
export const guessedConditions = (width: number): ViewingConditions =>
  width >= 3200 ? wallConditions : { diagonalInches: 27, distanceMetres: 0.6 };
