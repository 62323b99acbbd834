import { desktopShell } from './desktop-shell.ts';

/**
 * @param hash what the window shows, as a playlist prints it
 * @param displayId where a person wants it; null leaves that to the shell, as a browser does in any case
 */
export function openBoard(hash: string, displayId: number | null = null): void {
  const shell = desktopShell();
  /* In Electron a page opens no window: the main process does, and remembers on which display it stood. */
  if (shell) shell.openBoard(hash, displayId);
  else window.open(addressOf(hash), '_blank');
}

/** Shows a board in the place of this window. */
export function becomeBoard(hash: string): void {
  const shell = desktopShell();
  if (shell) shell.showWall(hash);
  else window.location.replace(addressOf(hash));
}

const addressOf = (hash: string) => new URL(`../board/index.html${hash}`, window.location.href);
