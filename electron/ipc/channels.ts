import type { WindowMove } from '../../shared/contracts/desktop.ts';
import type { ShellStatus } from '../../shared/contracts/shell-status.ts';

/** Everything a page's preload may say to the main process, by channel, and what it says with it. */
export type Channels = {
  /** Give me the desk. */
  'desk:connect': undefined;
  /** Open a window on these boards; the hash of its address says all. Null leaves the display to the shell. */
  'board:open': { readonly hash: string; readonly displayId: number | null };
  /** Show these boards in the place of this window, unless boards are shown: a wall has nothing else. */
  'wall:show': { readonly hash: string };
  /** Put a window that stands on another display. */
  'window:move': WindowMove;
  /** Which displays and windows are there? It is told again whenever that changes. */
  'desktop:ask': undefined;
  /** Open the dispatch board, or bring it to the front. */
  'dispatch:show': undefined;
  /** Bring the console to the front. */
  'console:show': undefined;
  /** Whether the page has its system's print dialog open, which holds it still. */
  'page:printing': boolean;
  /** What stands in tray, badge and menu. */
  'shell:status': ShellStatus;
};

/** The names under which the main process answers: with a port or what is waited for, and with a `Desktop`. */
export const deskPortChannel = 'desk:port';
export const desktopToldChannel = 'desktop:told';
export const deskConnectChannel = 'desk:connect' satisfies keyof Channels;
export const boardOpenChannel = 'board:open' satisfies keyof Channels;
export const wallShowChannel = 'wall:show' satisfies keyof Channels;
export const windowMoveChannel = 'window:move' satisfies keyof Channels;
export const desktopAskChannel = 'desktop:ask' satisfies keyof Channels;
export const dispatchShowChannel = 'dispatch:show' satisfies keyof Channels;
export const consoleShowChannel = 'console:show' satisfies keyof Channels;
export const pagePrintingChannel = 'page:printing' satisfies keyof Channels;
export const shellStatusChannel = 'shell:status' satisfies keyof Channels;
