import type { BrowserWindow } from 'electron';
import type { SavedWindow } from './layout.ts';
import type { Placed } from './place-windows.ts';
import { movedWindow, openSavedWindow, readdressedWindow } from './saved-window.ts';

/** A window that is open, and where it is meant to stand: elsewhere only while its display is gone. */
export type ShownWindow = { readonly window: BrowserWindow; saved: SavedWindow };

export type ShownWindows = {
  readonly all: ReadonlyMap<string, ShownWindow>;
  open(saved: SavedWindow, placed: Placed): BrowserWindow;
  /** For a while from now, windows that move are not moved by a person. */
  hush(): void;
};

type Told = {
  /** A person moved it, or it shows something else. */
  onChanged(): void;
  onClosed(id: string): void;
};

/** Long enough for a window manager to fit a new window to its frame, or to empty a display that went. */
const hushMs = 2500;
const movedAfterMs = 500;

export function shownWindows(preload: string, { onChanged, onClosed }: Told): ShownWindows {
  const all = new Map<string, ShownWindow>();
  const quiet = { until: 0, moves: new Map<ShownWindow, NodeJS.Timeout>() };

  function hush(): void {
    quiet.until = performance.now() + hushMs;
    for (const move of quiet.moves.values()) clearTimeout(move);
    quiet.moves.clear();
  }
  function change(shown: ShownWindow, saved: SavedWindow): void {
    shown.saved = saved;
    onChanged();
  }
  function moved(shown: ShownWindow): void {
    if (performance.now() < quiet.until || quiet.moves.has(shown)) return;
    /* Some systems move windows off a display before they say that it is gone: then the news takes this back. */
    const move = setTimeout(() => {
      quiet.moves.delete(shown);
      if (!shown.window.isDestroyed()) change(shown, movedWindow(shown.saved, shown.window));
    }, movedAfterMs);
    quiet.moves.set(shown, move);
  }
  function open(saved: SavedWindow, placed: Placed): BrowserWindow {
    hush();
    const window = openSavedWindow(preload, saved, placed);
    const shown = { window, saved };
    all.set(saved.id, shown);
    onMoves(window, () => moved(shown));
    window.webContents.on('did-navigate-in-page', (_, address, isMainFrame) => {
      if (isMainFrame) change(shown, readdressedWindow(shown.saved, address));
    });
    window.once('closed', () => {
      all.delete(saved.id);
      onClosed(saved.id);
    });
    return window;
  }
  return { all, open, hush };
}

function onMoves(window: BrowserWindow, listener: () => void): void {
  window.on('move', listener);
  window.on('resize', listener);
  window.on('maximize', listener);
  window.on('unmaximize', listener);
  window.on('enter-full-screen', listener);
  window.on('leave-full-screen', listener);
}
