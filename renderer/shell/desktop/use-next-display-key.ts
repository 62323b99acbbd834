import { desktopShell } from '../desktop-shell.ts';
import { useShortcuts } from '../shortcuts.tsx';
import { useDesktop } from './use-desktop.ts';

/** Takes this window to the next display from the left, and from the last to the first. */
export function useNextDisplayKey(): void {
  const desktop = useDesktop();
  const displays = desktop?.displays ?? [];
  const here = desktop?.windows.find(({ isHere }) => isHere);
  const at = displays.findIndex(({ id }) => id === here?.displayId);
  const next = displays[(at + 1) % displays.length];
  useShortcuts([
    {
      id: 'room.next-display',
      enabled: displays.length > 1,
      run() {
        if (next) desktopShell()?.moveWindow(null, next.id);
      },
    },
  ]);
}
