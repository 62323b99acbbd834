import { join } from 'node:path';
import { app, BrowserWindow, dialog, session, type WebContents } from 'electron';
import type { Language } from '../../shared/domain/identity/principal.ts';
import { openingSentence } from '../desk/opening-problem.ts';
import { keptLanguage } from '../desk/preferences/preferences-file.ts';
import {
  boardOpenChannel,
  consoleShowChannel,
  deskConnectChannel,
  deskPortChannel,
  dispatchShowChannel,
  shellStatusChannel,
  wallShowChannel,
  windowMoveChannel,
} from '../ipc/channels.ts';
import { listenToPages } from '../ipc/listen.ts';
import { layoutFile } from '../windows/layout-file.ts';
import { allowNotices, guardNavigation } from '../windows/navigation-guard.ts';
import { type OpenWindows, openWindows } from '../windows/open-windows.ts';
import { servePageScheme } from '../windows/page-protocol.ts';
import { boardMemoryMbFor, isSupervised } from './configuration.ts';
import { awaitedSentence, type Misconfigured } from './desk-awaited.ts';
import { type DeskProcess, startDeskProcess } from './desk-process.ts';
import { log } from './log.ts';
import { setLoginItem } from './login-item.ts';
import { loginStart } from './login-start.ts';
import { setMenu } from './menu.ts';
import type { Told } from './tell-desk.ts';
import { openTray } from './tray.ts';

export type ShellFiles = {
  readonly preload: string;
  readonly deskEntry: string;
  readonly rendererDirectory: string;
};

/** From ready to quit: one desk, the windows that show it, and nothing else. */
export function runShell(files: ShellFiles, told: Told): { showConsole(): void } {
  const desktop = { language: keptLanguage(told.environment.AGLIS_DATA_DIR) };
  const { windows, showMenu } = startWindows(files, desktop);
  allowNotices(session.defaultSession);
  servePageScheme(files.rendererDirectory);
  app.on('web-contents-created', (_, contents) => guardNavigation(contents));
  const desk = startDesk(files, told, desktop);
  hearOrders(windows);
  const tray = openTray({ showConsole: windows.showConsole, windows: BrowserWindow.getAllWindows });
  tray.show({ language: desktop.language, unacknowledged: 0, says: app.name });
  listenToPages(shellStatusChannel, (_, status) => {
    tray.show(status);
    if (status.language === desktop.language) return;
    desktop.language = status.language;
    showMenu();
  });
  app.on('activate', () => windows.showConsole());
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', () => {
    windows.leave();
    desk.close();
  });
  windows.restore();
  return windows;
}

/** The desk, joined to every page that asks for it. */
function startDesk(
  { deskEntry }: ShellFiles,
  { environment, keep }: Told,
  desktop: { readonly language: Language },
): DeskProcess {
  const awaited = { sentence: '' };
  const desk = startDeskProcess({
    entry: deskEntry,
    environment,
    onOpened: keep,
    onAwaited(why) {
      log(awaitedSentence(why, 'en'));
      awaited.sentence = awaitedSentence(why, desktop.language);
      tellDeskGone(awaited.sentence);
    },
    onMisconfigured: (problem) => sayAndEnd(problem, desktop.language),
  });
  listenToPages(deskConnectChannel, ({ sender }) => {
    const isStarted = desk.connect((port) => {
      if (isThere(sender)) sender.postMessage(deskPortChannel, null, [port]);
      else port.close();
    });
    if (!isStarted) sender.send(deskPortChannel, awaited.sentence);
  });
  return desk;
}

/** Ports do not say everywhere that their other end is gone, so pages are told. */
function tellDeskGone(awaited: string): void {
  for (const { webContents } of BrowserWindow.getAllWindows())
    if (isThere(webContents)) webContents.send(deskPortChannel, awaited);
}

const isThere = (contents: WebContents): boolean => !contents.isDestroyed() && !contents.isCrashed();

/** What a page may ask of the windows: it opens and moves none itself. */
function hearOrders(windows: OpenWindows): void {
  listenToPages(boardOpenChannel, ({ sender }, board) =>
    windows.openBoard(board, BrowserWindow.fromWebContents(sender)),
  );
  listenToPages(wallShowChannel, ({ sender }, wall) =>
    windows.showWall(wall, BrowserWindow.fromWebContents(sender)),
  );
  listenToPages(windowMoveChannel, ({ sender }, move) =>
    windows.moveWindow(move, BrowserWindow.fromWebContents(sender)),
  );
  listenToPages(dispatchShowChannel, ({ sender }) =>
    windows.showDispatch(BrowserWindow.fromWebContents(sender)),
  );
  listenToPages(consoleShowChannel, () => windows.showConsole());
}

function startWindows(
  { preload }: ShellFiles,
  desktop: { readonly language: Language },
): { readonly windows: OpenWindows; showMenu(): void } {
  const login = loginStart({
    file: ofThisUser('login-start.json'),
    isSupervised: isSupervised(process.env),
    apply: (isOn) => setLoginItem(isOn, process.platform),
    onChanged: () => showMenu(),
    log,
  });
  const showMenu = () => setMenu({ isMac: process.platform === 'darwin', login, language: desktop.language });
  showMenu();
  const windows = openWindows({
    preload,
    file: layoutFile(ofThisUser('layouts.json'), log),
    boardMemoryMb: boardMemoryMbFor(process.env),
    onWall: (isThere) => login.wall(isThere),
  });
  return { windows, showMenu };
}

const ofThisUser = (name: string) => join(app.getPath('userData'), name);

/** The box waits until a person has read it: nobody else can mend this. */
function sayAndEnd(problem: Misconfigured, language: Language): void {
  dialog.showErrorBox('Aglis', openingSentence(problem, language));
  app.exit(1);
}
