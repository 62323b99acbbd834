import { app, type BrowserWindow, dialog, session } from 'electron';
import { deskConnectChannel, deskPortChannel } from '../ipc/channels.ts';
import { listenToPages } from '../ipc/listen.ts';
import { openConsoleWindow } from '../windows/console-window.ts';
import { denyPermissions, guardNavigation } from '../windows/navigation-guard.ts';
import { servePageScheme } from '../windows/page-protocol.ts';
import { deskEnvironmentFor } from './configuration.ts';
import { type DeskProcess, startDeskProcess } from './desk-process.ts';
import { setMenu } from './menu.ts';

export type ShellFiles = {
  readonly preload: string;
  readonly deskEntry: string;
  readonly rendererDirectory: string;
};

/** From ready to quit: one desk, the windows that show it, and nothing else. */
export function runShell(files: ShellFiles): { showConsole(): void } {
  const shown: { console: BrowserWindow | null } = { console: null };
  const showConsole = () => {
    if (!shown.console || shown.console.isDestroyed()) shown.console = openConsoleWindow(files);
    if (shown.console.isMinimized()) shown.console.restore();
    shown.console.focus();
  };
  setMenu(process.platform === 'darwin');
  denyPermissions(session.defaultSession);
  servePageScheme(files.rendererDirectory);
  app.on('web-contents-created', (_, contents) => guardNavigation(contents));
  const desk = startDesk(files, () => shown.console?.webContents.reload());
  listenToPages(deskConnectChannel, (event) =>
    event.senderFrame?.postMessage(deskPortChannel, null, [desk.connect()]),
  );
  app.on('activate', showConsole);
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', () => desk.close());
  showConsole();
  return { showConsole };
}

function startDesk({ deskEntry }: ShellFiles, onRestarted: () => void): DeskProcess {
  return startDeskProcess({
    entry: deskEntry,
    environment: deskEnvironmentFor({
      environment: process.env,
      serverUrlSwitch: app.commandLine.getSwitchValue('server-url'),
      userData: app.getPath('userData'),
    }),
    onRestarted,
    onFailed(sentence) {
      dialog.showErrorBox('Aglis', sentence);
      app.exit(1);
    },
  });
}
