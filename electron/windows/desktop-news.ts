import { BrowserWindow, type WebContents } from 'electron';
import type { Desktop } from '../../shared/contracts/desktop.ts';
import { desktopAskChannel, desktopToldChannel } from '../ipc/channels.ts';
import { listenToPages } from '../ipc/listen.ts';
import { fromTheLeft } from './new-window-place.ts';
import { displayOf, presentDisplays } from './present-displays.ts';
import type { ShownWindow } from './shown-windows.ts';

/** Tells pages where they and the others stand: whoever asks at once, and all of them whenever that changes. */
export function desktopNews(shown: ReadonlyMap<string, ShownWindow>): { tell(): void } {
  const tell = (contents: WebContents) => {
    if (contents.isDestroyed() || contents.isCrashed()) return;
    const here = BrowserWindow.fromWebContents(contents);
    contents.send(desktopToldChannel, desktopFor(here, shown));
  };
  listenToPages(desktopAskChannel, ({ sender }) => tell(sender));
  return {
    tell() {
      for (const { window } of shown.values()) tell(window.webContents);
    },
  };
}

const desktopFor = (here: BrowserWindow | null, shown: ReadonlyMap<string, ShownWindow>): Desktop => ({
  displays: fromTheLeft(presentDisplays()).map(({ id, label, bounds, workArea, isPrimary }) => ({
    id,
    label,
    bounds,
    workArea,
    isPrimary,
  })),
  windows: [...shown].map(
    ([
      id,
      {
        window,
        saved: { shows },
      },
    ]) => ({
      id,
      shows,
      displayId: displayOf(window).id,
      isHere: window === here,
    }),
  ),
});
