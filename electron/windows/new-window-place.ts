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
  const fromTheLeft = [...displays].sort(
    ({ workArea: one }, { workArea: other }) => one.x - other.x || one.y - other.y,
  );
  const display = fromTheLeft.find((one) => !isTaken(one)) ?? asking;
  const { width, height } = display.workArea;
  const size = { width: Math.round(width * boardShare), height: Math.round(height * boardShare) };
  return { display, bounds: centred(display.workArea, size) };
}

export const newConsolePlace = (display: PresentDisplay): NewPlace => ({
  display,
  bounds: centred(display.workArea, {
    width: Math.min(consoleSize.width, display.workArea.width),
    height: Math.min(consoleSize.height, display.workArea.height),
  }),
});

const centred = (area: Bounds, { width, height }: Size): Bounds => ({
  x: area.x + Math.round((area.width - width) / 2),
  y: area.y + Math.round((area.height - height) / 2),
  width,
  height,
});
