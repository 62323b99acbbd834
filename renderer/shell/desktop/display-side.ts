import type { DesktopDisplay } from '../../../shared/contracts/desktop.ts';

type Area = DesktopDisplay['bounds'];

/** Where a display hangs among the others; null in a direction in which it has no neighbour. */
export type DisplaySide = {
  readonly column: 'left' | 'middle' | 'right' | null;
  readonly row: 'upper' | 'middle' | 'lower' | null;
};

/** Neighbours stand beyond an edge with their middle: displays that are shifted a little are still beside one another. */
export function displaySide({ bounds }: DesktopDisplay, displays: readonly DesktopDisplay[]): DisplaySide {
  const middles = displays.map((display) => middleOf(display.bounds));
  const isLeft = middles.some(({ x }) => x < bounds.x);
  const isRight = middles.some(({ x }) => x >= bounds.x + bounds.width);
  const isAbove = middles.some(({ y }) => y < bounds.y);
  const isBelow = middles.some(({ y }) => y >= bounds.y + bounds.height);
  return {
    column: between(isLeft, isRight, ['left', 'right']),
    row: between(isAbove, isBelow, ['upper', 'lower']),
  };
}

const middleOf = ({ x, y, width, height }: Area) => ({ x: x + width / 2, y: y + height / 2 });

function between<First, Last>(hasBefore: boolean, hasAfter: boolean, [first, last]: readonly [First, Last]) {
  if (hasBefore && hasAfter) return 'middle' as const;
  if (hasAfter) return first;
  return hasBefore ? last : null;
}
