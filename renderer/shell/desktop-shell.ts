import type { ShellStatus } from '../../shared/contracts/shell-status.ts';

/** What Electron's preload gives this page; a browser gives nothing. */
export type DesktopShell = {
  openBoard(hash: string): void;
  showDispatch(): void;
  showConsole(): void;
  tellStatus(status: ShellStatus): void;
};

export const desktopShell = (): DesktopShell | null =>
  (window as { readonly aglis?: DesktopShell }).aglis ?? null;
