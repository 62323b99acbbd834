import { BrowserWindow, screen, type WebContents } from 'electron';
import { isKioskHash } from '../pages/board-hash.ts';
import { openBoardWindow } from './board-window.ts';
import { openConsoleWindow } from './console-window.ts';
import { newBoardPlace } from './new-board-place.ts';
import { screenAwake } from './screen-awake.ts';

type Shown = { readonly kind: 'console' } | { readonly kind: 'board'; readonly hash: string };

/** The windows of this shell: at most one console, any number of boards. */
export type OpenWindows = {
  showConsole(): void;
  /** @param asking the page that asked, whose display it is opened on when every display is taken */
  openBoard(hash: string, asking: WebContents): void;
  reloadAll(): void;
};

export function openWindows(preload: string): OpenWindows {
  const shown = new Map<BrowserWindow, Shown>();
  const awake = screenAwake();

  function watchAwake(): void {
    awake.keep([...shown.values()].some((one) => one.kind === 'board' && isKioskHash(one.hash)));
  }
  function keep(window: BrowserWindow, what: Shown): BrowserWindow {
    shown.set(window, what);
    watchAwake();
    window.once('closed', () => {
      shown.delete(window);
      watchAwake();
    });
    return window;
  }
  const consoleWindow = () => [...shown].find(([, { kind }]) => kind === 'console')?.[0];

  return {
    showConsole() {
      const window = consoleWindow() ?? keep(openConsoleWindow(preload), { kind: 'console' });
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    openBoard(hash, asking) {
      const taken = new Set([...shown.keys()].map((window) => displayOf(window).id));
      const from = BrowserWindow.fromWebContents(asking);
      const beside = from ? displayOf(from) : screen.getPrimaryDisplay();
      const bounds = newBoardPlace(screen.getAllDisplays(), taken, beside);
      keep(openBoardWindow(preload, hash, bounds), { kind: 'board', hash });
    },
    reloadAll() {
      for (const window of shown.keys()) window.webContents.reload();
    },
  };
}

const displayOf = (window: BrowserWindow) => screen.getDisplayMatching(window.getBounds());
