import type { BrowserWindow } from 'electron';
import type { WindowMove } from '../../shared/contracts/desktop.ts';
import { endSilentPages } from './answering-pages.ts';
import { desktopNews } from './desktop-news.ts';
import type { LayoutFile } from './layout-file.ts';
import { boardPlaceOn, type NewPlace, newBoardPlace, newConsolePlace, placeOn } from './new-window-place.ts';
import { displayNumbered, displayOf, presentDisplays } from './present-displays.ts';
import { consoleId, dispatchId, newWindow } from './saved-window.ts';
import { watchMemory } from './watch-memory.ts';
import { type WindowSet, windowSet } from './window-set.ts';

/** The windows of this shell, at most one console and one dispatch board, and any number of boards, each on the display it was left on. */
export type OpenWindows = Pick<WindowSet, 'leave'> & {
  /** Opens what was open on these displays, or the console when nothing was. */
  restore(): void;
  showConsole(): void;
  /** @param asking whose display it is opened on when every display is taken */
  showDispatch(asking: BrowserWindow | null): void;
  /**
   * @param displayId chosen by a person; null, or one that has gone meanwhile, leaves it to us
   * @param asking whose display it is opened on when every display is taken
   */
  openBoard(
    board: { readonly hash: string; readonly displayId: number | null },
    asking: BrowserWindow | null,
  ): void;
  /**
   * Shows boards, those given where there are none yet, and no longer what asked.
   * @param asking on whose display they open
   */
  showWall(wall: { readonly hash: string }, asking: BrowserWindow | null): void;
  /** @param asking what is moved where no window is named */
  moveWindow(move: WindowMove, asking: BrowserWindow | null): void;
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
  const set = windowSet({ ...options, onChanged: () => news.tell() });
  const news = desktopNews(set.shown);
  const all = () => [...set.shown.values()].map(({ window }) => window);
  endSilentPages(all);
  watchMemory(set.shown, boardMemoryMb);

  function bringToFront(id: string): void {
    const window = set.shown.get(id)?.window;
    if (window?.isMinimized()) window.restore();
    window?.focus();
  }
  function showConsole(): void {
    if (!set.shown.has(consoleId))
      set.open([newWindow({ kind: 'console' }, newConsolePlace(displayNumbered(null)))]);
    bringToFront(consoleId);
  }
  /** On a display that shows nothing of ours yet, else beside who asks. */
  function freePlace(asking: BrowserWindow | null): NewPlace {
    const taken = new Set(all().map((window) => displayOf(window).id));
    const beside = displayNumbered(asking ? displayOf(asking).id : null);
    return newBoardPlace(presentDisplays(), ({ id }) => taken.has(id), beside);
  }
  return {
    restore() {
      set.restore();
      if (set.shown.size === 0) showConsole();
    },
    showConsole,
    showDispatch(asking) {
      if (!set.shown.has(dispatchId)) set.open([newWindow({ kind: 'dispatch' }, freePlace(asking))]);
      bringToFront(dispatchId);
    },
    openBoard({ hash, displayId }, asking) {
      const chosen = presentDisplays().find(({ id }) => id === displayId);
      set.open([newWindow({ kind: 'board', hash }, chosen ? boardPlaceOn(chosen) : freePlace(asking))]);
    },
    showWall({ hash }, asking) {
      const board = [...set.shown].find(([, { saved }]) => saved.shows.kind === 'board');
      const here = displayNumbered(asking ? displayOf(asking).id : null);
      if (board) bringToFront(board[0]);
      else set.open([newWindow({ kind: 'board', hash }, boardPlaceOn(here))]);
      asking?.close();
    },
    moveWindow({ windowId, displayId }, asking) {
      const moved = [...set.shown].find(([id, { window }]) =>
        windowId === null ? window === asking : id === windowId,
      );
      const display = presentDisplays().find(({ id }) => id === displayId);
      if (moved && display) set.move(moved[0], placeOn(display, moved[1].window.getNormalBounds()));
    },
    leave: set.leave,
  };
}
