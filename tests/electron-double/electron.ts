/** Stands in for the module `electron` in a main process that runs on plain Node. See docs/electron-double.md. */
import { resolve } from 'node:path';
import { App } from './app.ts';
import type { Bounds } from './bounds.ts';
import { DoubleWindow } from './browser-window.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { displaysOf, Screen } from './displays.ts';
import { IpcMain } from './ipc-main.ts';
import { PageScheme } from './page-scheme.ts';
import { closePopups } from './page-target.ts';
import { measured } from './process-memory.ts';
import { recorded } from './recorded.ts';
import { Session } from './session.ts';
import { utilityProcesses } from './utility-process.ts';
import { WebContents } from './web-contents.ts';

export { MessageChannelMain } from './message-ports.ts';
export {
  dialog,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  shell,
  Tray,
} from './recorded.ts';

const started = Promise.withResolvers<Chromium>();
const running: { chromium: Chromium | null; focused: DoubleWindow | null; lastId: number } = {
  chromium: null,
  focused: null,
  lastId: 0,
};
const windows = new Set<DoubleWindow>();
const scheme = new PageScheme();
const displays = displaysOf(process.env.ELECTRON_DOUBLE_DISPLAYS);

export const ipcMain = new IpcMain();
export const screen = new Screen(displays, async () => {
  const [window] = windows;
  return window ? await window.webContents.whenOpen() : null;
});
export const session = { defaultSession: new Session(started.promise) };
export const { protocol } = scheme;
const utilities = utilityProcesses((gone, code, signal) =>
  app.emit(
    'child-process-gone',
    {},
    {
      type: 'Utility',
      reason: signal ? 'killed' : code === 0 ? 'clean-exit' : 'abnormal-exit',
      exitCode: code,
      name: gone.name,
      serviceName: gone.name,
    },
  ),
);
export const utilityProcess = { fork: utilities.fork };

export const app = new App({
  root: resolve(process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '.'),
  closeWindows() {
    for (const window of windows) window.close();
    return windows.size === 0;
  },
  async tearDown() {
    await running.chromium?.close();
    scheme.close();
  },
  metrics: () => [
    measured({ type: 'Browser', pid: process.pid }),
    ...[...utilities.running].map(({ pid, name }) =>
      measured({ type: 'Utility', pid, name, serviceName: name }),
    ),
    ...(running.chromium ? [measured({ type: 'Tab', pid: running.chromium.process.pid })] : []),
  ],
});

function focus(window: DoubleWindow): void {
  if (running.focused === window) return;
  running.focused?.blur();
  running.focused = window;
  window.emit('focus');
  app.emit('browser-window-focus', {}, window);
}

function closed(window: DoubleWindow): void {
  windows.delete(window);
  if (running.focused === window) running.focused = null;
  if (windows.size === 0) app.allWindowsClosed();
}

function newContents(): WebContents {
  running.lastId += 1;
  const contents = new WebContents({
    id: running.lastId,
    session: session.defaultSession,
    scheme,
    ipcMain,
    processId: () => running.chromium?.process.pid ?? 0,
  });
  contents.on('render-process-gone', (_, details) => app.emit('render-process-gone', {}, contents, details));
  app.emit('web-contents-created', {}, contents);
  return contents;
}

const environment = {
  chromium: started.promise,
  workArea: () => screen.getPrimaryDisplay().workArea,
  displayAt: (bounds: Bounds) => screen.getDisplayMatching(bounds).bounds,
  newContents,
  onFocus: focus,
  isFocused: (window: DoubleWindow) => running.focused === window,
  onClosed: closed,
};

export class BrowserWindow extends DoubleWindow {
  constructor(options: object = {}) {
    super(environment, options);
    windows.add(this);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows = () => [...windows];
  static getFocusedWindow = () => running.focused;
  static fromId = (id: number) => [...windows].find((window) => window.id === id) ?? null;
  static fromWebContents = (contents: WebContents) =>
    [...windows].find((window) => window.webContents === contents) ?? null;
}

export const webContents = {
  getAllWebContents: () => [...windows].map((window) => window.webContents),
  fromId: (id: number) => BrowserWindow.fromId(id)?.webContents,
  fromDevToolsTargetId: (targetId: string) =>
    [...windows].find((window) => window.webContents.targetId === targetId)?.webContents,
};

/** For tests alone: what was asked of the desktop, and the displays. */
export const double = { recorded, setDisplays: screen.set.bind(screen) };

/** The application's own code has run: a second instance has left by now, the first becomes ready. */
export async function whenLoaded(): Promise<void> {
  if (app.isLeaving()) return;
  const chromium = await startChromium(displays);
  running.chromium = chromium;
  chromium.onClose(() => app.exit(1));
  await closePopups(chromium);
  process.stderr.write(`DevTools listening on ${chromium.address}\n`);
  started.resolve(chromium);
  app.becomeReady();
}
