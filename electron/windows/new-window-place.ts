import type { Bounds, PresentDisplay } from './layout.ts';

/** How much of its display a new board takes, in the middle of it. */
const boardShare = 0.8;
const consoleSize = { width: 1600, height: 900 };

type Size = { readonly width: number; readonly height: number };
export type NewPlace = { readonly display: PresentDisplay; readonly bounds: Bounds };

/**
 * Where a board that was just asked for opens: on the first display, from the left, that shows no window of ours yet,
 * so that it covers nothing; else on the display of the window that asked.
 * @param isTaken whether a window of ours stands there
 */
export function newBoardPlace<Display extends PresentDisplay>(
  displays: readonly Display[],
  isTaken: (display: Display) => boolean,
  asking: Display,
): NewPlace {
  return boardPlaceOn(fromTheLeft(displays).find((one) => !isTaken(one)) ?? asking);
}

/** Where a board opens on the display that a person chose for it. */
export function boardPlaceOn(display: PresentDisplay): NewPlace {
  const { width, height } = display.workArea;
  return placeOn(display, {
    width: Math.round(width * boardShare),
    height: Math.round(height * boardShare),
  });
}

export const newConsolePlace = (display: PresentDisplay): NewPlace => placeOn(display, consoleSize);

/** In the middle of this display, as large as wished where there is room. */
export const placeOn = (display: PresentDisplay, { width, height }: Size): NewPlace => ({
  display,
  bounds: centred(display.workArea, {
    width: Math.min(width, display.workArea.width),
    height: Math.min(height, display.workArea.height),
  }),
});

/** As people count what hangs beside one another; of two that stand one above the other the upper comes first. */
export const fromTheLeft = <Display extends PresentDisplay>(displays: readonly Display[]): Display[] =>
  [...displays].sort(({ workArea: one }, { workArea: other }) => one.x - other.x || one.y - other.y);

const centred = (area: Bounds, { width, height }: Size): Bounds => ({
  x: area.x + Math.round((area.width - width) / 2),
  y: area.y + Math.round((area.height - height) / 2),
  width,
  height,
});
