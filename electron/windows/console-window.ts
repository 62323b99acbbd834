import { BrowserWindow } from 'electron';
import { consolePageUrl } from '../pages/page-file.ts';

/** A page that died is restored well within the ten seconds the room allows. */
const restoreAfterMs = 1000;
const darkBackground = '#101418';

export function openConsoleWindow({ preload }: { readonly preload: string }): BrowserWindow {
  const window = new BrowserWindow({
    width: 1600,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: darkBackground,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      /* The room watches windows that are covered by others. */
      backgroundThrottling: false,
    },
  });
  restoreWhenGone(window);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(consolePageUrl);
  return window;
}

function restoreWhenGone(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, restoreAfterMs);
  });
}
