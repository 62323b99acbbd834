import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';

/** A page that died is restored well within the ten seconds the room allows. */
const restoreAfterMs = 1000;
const darkBackground = '#101418';

export type PageWindowOptions = {
  readonly preload: string;
  readonly url: string;
  readonly look: BrowserWindowConstructorOptions;
};

/** How every window of ours is made. Where its page may go is guarded for all contents at once (run-shell). */
export function openPageWindow({ preload, url, look }: PageWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...look,
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
      /* A wall has nobody to touch it before the horn may sound. */
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  restoreWhenGone(window);
  window.once('ready-to-show', () => window.show());
  load(window, url);
  return window;
}

/** A page that could not be loaded would leave its window dark for good. */
function load(window: BrowserWindow, url: string): void {
  window.loadURL(url).catch((error: unknown) => {
    if (isSuperseded(error)) return;
    setTimeout(() => {
      if (!window.isDestroyed()) load(window, url);
    }, restoreAfterMs);
  });
}

/** By a page that was loaded after it into the same window. */
const isSuperseded = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED';

function restoreWhenGone(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, restoreAfterMs);
  });
}
