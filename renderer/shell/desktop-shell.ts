import type { ShellStatus } from '../../shared/contracts/shell-status.ts';

/** What Electron's preload gives this page; a browser gives nothing. */
export type DesktopShell = {
  /** @param displayId null leaves the display to the shell */
  openBoard(hash: string, displayId: number | null): void;
  /** Shows boards in the place of this window, these where there are none yet. */
  showWall(hash: string): void;
  /** @param windowId null is the window that asks */
  moveWindow(windowId: string | null, displayId: number): void;
  /** Answered at once and at every change by a message to this window, which `useDesktop` hears. */
  askDesktop(): void;
  showDispatch(): void;
  showConsole(): void;
  tellStatus(status: ShellStatus): void;
};

export const desktopShell = (): DesktopShell | null =>
  (window as { readonly aglis?: DesktopShell }).aglis ?? null;
