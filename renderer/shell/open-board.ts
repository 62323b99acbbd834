import { desktopShell } from './desktop-shell.ts';

/** @param hash what the window shows, as a playlist prints it */
export function openBoard(hash: string): void {
  const shell = desktopShell();
  /* In Electron a page opens no window: the main process does, and remembers on which display it stood. */
  if (shell) shell.openBoard(hash);
  else window.open(new URL(`../board/index.html${hash}`, window.location.href), '_blank');
}
