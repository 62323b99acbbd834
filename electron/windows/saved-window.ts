import { randomUUID } from 'node:crypto';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { boardHashSchema, isKioskHash } from '../pages/board-hash.ts';
import { boardPageUrl, consolePageUrl, dispatchPageUrl } from '../pages/page-file.ts';
import { knownOf, type SavedWindow } from './layout.ts';
import type { NewPlace } from './new-window-place.ts';
import { openPageWindow } from './page-window.ts';
import type { Placed } from './place-windows.ts';
import { displayOf } from './present-displays.ts';
import { fillOf } from './put-window.ts';

/** The windows of which there is one at most, by what they show. */
export const consoleId = 'console';
export const dispatchId = 'dispatch';

export const newWindow = (shows: SavedWindow['shows'], { display, bounds }: NewPlace): SavedWindow => ({
  id: shows.kind === 'board' ? randomUUID() : shows.kind,
  shows,
  bounds,
  display: knownOf(display),
  state: isKioskWindow(shows) ? 'kiosk' : 'normal',
});

/** Whether its page is made for a wall: it has no cursor, and the screen stays awake for it. */
export const isKioskWindow = (shows: SavedWindow['shows']): boolean =>
  shows.kind === 'board' && isKioskHash(shows.hash);

const looks: Readonly<Record<SavedWindow['shows']['kind'], BrowserWindowConstructorOptions>> = {
  console: { minWidth: 960, minHeight: 600 },
  dispatch: { minWidth: 1200, minHeight: 700, autoHideMenuBar: true },
  /* A board's keys work without the bar: Ctrl+W is the way to close a window without chrome. */
  board: { minWidth: 480, minHeight: 320, autoHideMenuBar: true },
};

function urlOf(shows: SavedWindow['shows']): string {
  switch (shows.kind) {
    case 'console':
      return consolePageUrl;
    case 'dispatch':
      return dispatchPageUrl;
    case 'board':
      return boardPageUrl + shows.hash;
  }
}

/** Opens a window where it was placed; one that fills its display does so on the one that its bounds are on. */
export function openSavedWindow(
  preload: string,
  { shows, state }: SavedWindow,
  { bounds, fills }: Placed,
): BrowserWindow {
  const window = openPageWindow({
    preload,
    url: urlOf(shows),
    look: { ...looks[shows.kind], ...bounds, kiosk: fills === 'kiosk' },
  });
  if (fills === 'full-screen') window.once('ready-to-show', () => window.setFullScreen(true));
  if (state === 'maximized') window.once('ready-to-show', () => window.maximize());
  return window;
}

/** The window as a person has just left it. */
export const movedWindow = (saved: SavedWindow, window: BrowserWindow): SavedWindow => ({
  ...saved,
  bounds: wholeNumbers(window.getNormalBounds()),
  display: knownOf(displayOf(window)),
  state: fillOf(window) ?? (window.isMaximized() ? 'maximized' : 'normal'),
});

/** A board's address changes when it is arranged instead of shown. */
export function readdressedWindow(saved: SavedWindow, address: string): SavedWindow {
  if (saved.shows.kind !== 'board') return saved;
  const hash = boardHashSchema.safeParse(URL.parse(address)?.hash || '#');
  return hash.success ? { ...saved, shows: { kind: 'board', hash: hash.data } } : saved;
}

const wholeNumbers = ({ x, y, width, height }: SavedWindow['bounds']) => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});
