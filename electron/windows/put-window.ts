import { type BrowserWindow, screen } from 'electron';
import type { Bounds, Fill, SavedWindow } from './layout.ts';
import type { Placed } from './place-windows.ts';
import { displayOf } from './present-displays.ts';

/** Moves an open window to its place; does nothing when it is there, so that a wall does not flicker. */
export function putWindow(window: BrowserWindow, { bounds, fills }: Placed, { state }: SavedWindow): void {
  const isMeant = fills ? fillsDisplayOf(window, bounds) : standsAt(window, bounds);
  const filled = fillOf(window);
  if (isMeant && filled === fills) return;
  /* Only a window in its normal state can be moved to another display. */
  if (filled) fill(window, filled, false);
  if (window.isMaximized()) window.unmaximize();
  window.setBounds(bounds);
  /* Windows takes the size in the scale of the display that the window comes from; there it is right the second time. */
  if (!isSame(window.getBounds(), bounds)) window.setBounds(bounds);
  if (fills) fill(window, fills, true);
  else if (state === 'maximized') window.maximize();
}

/** How it has its display now; a kiosk is full screen, too. */
export function fillOf(window: BrowserWindow): Fill | null {
  if (window.isKiosk()) return 'kiosk';
  return window.isFullScreen() ? 'full-screen' : null;
}

function fill(window: BrowserWindow, by: Fill, on: boolean): void {
  if (by === 'kiosk') window.setKiosk(on);
  else window.setFullScreen(on);
}

const standsAt = (window: BrowserWindow, bounds: Bounds): boolean => isSame(window.getNormalBounds(), bounds);

const fillsDisplayOf = (window: BrowserWindow, bounds: Bounds): boolean => {
  const wanted = screen.getDisplayMatching(bounds);
  return displayOf(window).id === wanted.id && isSame(window.getBounds(), wanted.bounds);
};

const isSame = (one: Bounds, other: Bounds): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
