import { type BrowserWindow, screen } from 'electron';
import type { Bounds, SavedWindow } from './layout.ts';
import type { Placed } from './place-windows.ts';
import { displayOf } from './present-displays.ts';

/** Moves an open window to its place; does nothing when it is there, so that a wall does not flicker. */
export function putWindow(window: BrowserWindow, { bounds, isKiosk }: Placed, { state }: SavedWindow): void {
  const isMeant = isKiosk ? fillsDisplayOf(window, bounds) : standsAt(window, bounds);
  if (isMeant && window.isKiosk() === isKiosk) return;
  /* Only a window in its normal state can be moved to another display. */
  if (window.isKiosk()) window.setKiosk(false);
  if (window.isMaximized()) window.unmaximize();
  window.setBounds(bounds);
  /* Windows takes the size in the scale of the display that the window comes from; there it is right the second time. */
  if (!isSame(window.getBounds(), bounds)) window.setBounds(bounds);
  if (isKiosk) window.setKiosk(true);
  else if (state === 'maximized') window.maximize();
}

const standsAt = (window: BrowserWindow, bounds: Bounds): boolean => isSame(window.getNormalBounds(), bounds);

const fillsDisplayOf = (window: BrowserWindow, bounds: Bounds): boolean => {
  const wanted = screen.getDisplayMatching(bounds);
  return displayOf(window).id === wanted.id && isSame(window.getBounds(), wanted.bounds);
};

const isSame = (one: Bounds, other: Bounds): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
