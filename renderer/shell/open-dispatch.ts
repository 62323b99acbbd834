import { desktopShell } from './desktop-shell.ts';

/** One window of it on a workstation: asked for again, it comes to the front. */
export function openDispatch(): void {
  const shell = desktopShell();
  if (shell) shell.showDispatch();
  else window.open(new URL('../dispatch/index.html', window.location.href), 'aglis-dispatch')?.focus();
}
