import { app, type BrowserWindow, Menu, nativeImage, Tray } from 'electron';
import quietIcon from '../../resources/icons/tray.png?asset';
import alarmIcon from '../../resources/icons/tray-alarm.png?asset';
import type { ShellStatus } from '../../shared/contracts/shell-status.ts';
import { wordsOf } from './words.ts';

type Options = {
  readonly showConsole: () => void;
  readonly windows: () => readonly BrowserWindow[];
};

/** The room beside the clock of the desktop: quiet, or how many criticals nobody has taken. */
export function openTray({ showConsole, windows }: Options): { show(status: ShellStatus): void } {
  const icons = {
    quiet: nativeImage.createFromPath(quietIcon),
    alarm: nativeImage.createFromPath(alarmIcon),
  };
  const tray = new Tray(icons.quiet);
  tray.on('click', showConsole);
  return {
    show({ language, unacknowledged, says }) {
      const words = wordsOf(language);
      const isAlarm = unacknowledged > 0;
      tray.setImage(isAlarm ? icons.alarm : icons.quiet);
      tray.setToolTip(says);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words.showConsole, click: showConsole },
          { type: 'separator' },
          { label: words.quit, click: () => app.quit() },
        ]),
      );
      /* Dock and launcher, where there is one; the taskbar of Windows has no number, but a mark. */
      app.setBadgeCount(unacknowledged);
      for (const window of windows()) window.setOverlayIcon(isAlarm ? icons.alarm : null, says);
    },
  };
}
