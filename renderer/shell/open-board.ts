/** What Electron's preload gives this page; a browser gives nothing. */
type Shell = { readonly openBoard: (hash: string) => void };

/** @param hash what the window shows, as a playlist prints it */
export function openBoard(hash: string): void {
  const { aglis } = window as { readonly aglis?: Shell };
  /* In Electron a page opens no window: the main process does, and remembers on which display it stood. */
  if (aglis) aglis.openBoard(hash);
  else window.open(new URL(`../board/index.html${hash}`, window.location.href), '_blank');
}
