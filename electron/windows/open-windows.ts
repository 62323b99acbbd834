import type { BrowserWindow } from 'electron';
import { keepLayouts } from './keep-layouts.ts';
import { displaySetKey, type SavedWindow } from './layout.ts';
import type { LayoutFile } from './layout-file.ts';
import { newBoardPlace, newConsolePlace } from './new-window-place.ts';
import { placeWindows } from './place-windows.ts';
import { displayNumbered, displayOf, presentDisplays } from './present-displays.ts';
import { putWindow } from './put-window.ts';
import { consoleId, isKioskWindow, newWindow } from './saved-window.ts';
import { screenAwake } from './screen-awake.ts';
import { shownWindows } from './shown-windows.ts';
import { watchDisplays } from './watch-displays.ts';

/** The windows of this shell, at most one console and any number of boards, each on the display it was left on. */
export type OpenWindows = {
  /** Opens what was open on these displays, or the console when nothing was. */
  restore(): void;
  showConsole(): void;
  /** @param asking whose display it is opened on when every display is taken */
  openBoard(hash: string, asking: BrowserWindow | null): void;
  reloadAll(): void;
  /** From here on a window that closes was not closed by a person. */
  leave(): void;
};

export function openWindows(preload: string, file: LayoutFile): OpenWindows {
  const awake = screenAwake();
  const state = { displays: '', isLeaving: false };
  const shown = shownWindows(preload, { onChanged: () => layouts.changed(), onClosed: closed });
  const saved = () => [...shown.all.values()].map((one) => one.saved);
  const layouts = keepLayouts(file, () => ({ displays: state.displays, windows: saved() }));
  watchDisplays({ onStir: () => shown.hush(), onSettled: settle });

  function closed(id: string): void {
    awake.keep(saved().some(({ shows }) => isKioskWindow(shows)));
    /* Whoever closes the last window leaves, and finds it again. */
    if (!state.isLeaving && shown.all.size > 0) layouts.closed(id);
  }
  function open(windows: readonly SavedWindow[]): void {
    for (const placed of placeWindows([...saved(), ...windows], presentDisplays())) {
      const window = windows.find(({ id }) => id === placed.id);
      if (window) shown.open(window, placed);
    }
    awake.keep(saved().some(({ shows }) => isKioskWindow(shows)));
    layouts.changed();
  }
  function settle(): void {
    const displays = displaySetKey(presentDisplays());
    if (displays !== state.displays) {
      /* What a person moved a moment ago was moved on the displays that were there then. */
      layouts.flush();
      state.displays = displays;
      recall(layouts.of(displays));
    }
    shown.hush();
    for (const placed of placeWindows(saved(), presentDisplays())) {
      const one = shown.all.get(placed.id);
      if (one) putWindow(one.window, placed, one.saved);
    }
  }
  /** Windows go where they were on these displays; those that came with them are opened again. */
  function recall(windows: readonly SavedWindow[]): void {
    for (const { id, bounds, display, state: left } of windows) {
      const one = shown.all.get(id);
      if (one) one.saved = { ...one.saved, bounds, display, state: left };
    }
    open(windows.filter(({ id }) => !shown.all.has(id)));
  }
  function showConsole(): void {
    if (!shown.all.has(consoleId))
      open([newWindow({ kind: 'console' }, newConsolePlace(displayNumbered(null)))]);
    const window = shown.all.get(consoleId)?.window;
    if (window?.isMinimized()) window.restore();
    window?.focus();
  }

  return {
    restore() {
      state.displays = displaySetKey(presentDisplays());
      open(layouts.toOpen(state.displays));
      if (shown.all.size === 0) showConsole();
    },
    showConsole,
    openBoard(hash, asking) {
      const taken = new Set([...shown.all.values()].map(({ window }) => displayOf(window).id));
      const beside = displayNumbered(asking ? displayOf(asking).id : null);
      const place = newBoardPlace(presentDisplays(), ({ id }) => taken.has(id), beside);
      open([newWindow({ kind: 'board', hash }, place)]);
    },
    reloadAll() {
      for (const { window } of shown.all.values()) window.webContents.reload();
    },
    leave() {
      layouts.flush();
      state.isLeaving = true;
    },
  };
}
