import type { BrowserWindow } from 'electron';
import { endSilentPages } from './answering-pages.ts';
import type { LayoutFile } from './layout-file.ts';
import { newBoardPlace, newConsolePlace } from './new-window-place.ts';
import { displayNumbered, displayOf, presentDisplays } from './present-displays.ts';
import { consoleId, newWindow } from './saved-window.ts';
import { watchMemory } from './watch-memory.ts';
import { type WindowSet, windowSet } from './window-set.ts';

/** The windows of this shell, at most one console and any number of boards, each on the display it was left on. */
export type OpenWindows = Pick<WindowSet, 'leave'> & {
  /** Opens what was open on these displays, or the console when nothing was. */
  restore(): void;
  showConsole(): void;
  /** @param asking whose display it is opened on when every display is taken */
  openBoard(hash: string, asking: BrowserWindow | null): void;
  reloadAll(): void;
};

type Options = {
  readonly preload: string;
  readonly file: LayoutFile;
  /** Beyond it a board is loaded anew. */
  readonly boardMemoryMb: number;
  /** Whether a window without chrome belongs to what is opened next time. */
  readonly onWall: (isThere: boolean) => void;
};

export function openWindows({ boardMemoryMb, ...options }: Options): OpenWindows {
  const set = windowSet(options);
  const all = () => [...set.shown.values()].map(({ window }) => window);
  endSilentPages(all);
  watchMemory(set.shown, boardMemoryMb);

  function showConsole(): void {
    if (!set.shown.has(consoleId))
      set.open([newWindow({ kind: 'console' }, newConsolePlace(displayNumbered(null)))]);
    const window = set.shown.get(consoleId)?.window;
    if (window?.isMinimized()) window.restore();
    window?.focus();
  }
  return {
    restore() {
      set.restore();
      if (set.shown.size === 0) showConsole();
    },
    showConsole,
    openBoard(hash, asking) {
      const taken = new Set(all().map((window) => displayOf(window).id));
      const beside = displayNumbered(asking ? displayOf(asking).id : null);
      const place = newBoardPlace(presentDisplays(), ({ id }) => taken.has(id), beside);
      set.open([newWindow({ kind: 'board', hash }, place)]);
    },
    reloadAll() {
      for (const window of all()) window.webContents.reload();
    },
    leave: set.leave,
  };
}
