/** A small application that uses what the shell asks of Electron; double.test.ts watches it. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, MessageChannelMain, protocol, session, utilityProcess } from 'electron';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const types = { html: 'text/html', js: 'text/javascript' };

protocol.registerSchemesAsPrivileged([
  { scheme: 'sample', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

void app.whenReady().then(() => {
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  protocol.handle('sample', async ({ url }) => {
    const name = new URL(url).pathname.slice(1);
    const body = await readFile(beside(`./pages/${name}`));
    return new Response(body, { headers: { 'content-type': types[name.split('.')[1]] } });
  });

  const echo = utilityProcess.fork(beside('./echo.mjs'), [], { serviceName: 'Echo' });
  const heardFromEcho = [];
  echo.on('message', (message) => heardFromEcho.push(message));
  ipcMain.handle('echo:heard', () => heardFromEcho);
  ipcMain.handle('add', (_event, one, other) => one + other);
  ipcMain.handle('refuse', () => {
    throw new Error('not today');
  });
  ipcMain.handle('same', (_event, value) => value);
  ipcMain.on('port', (event) => {
    const { port1, port2 } = new MessageChannelMain();
    echo.postMessage({ kind: 'serve' }, [port1]);
    event.senderFrame.postMessage('port', null, [port2]);
  });
  ipcMain.on('port:from-page', (event) => echo.postMessage({ kind: 'serve' }, event.ports));

  const window = new BrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { preload: beside('./preload.cjs'), sandbox: true, contextIsolation: true },
  });
  void window.loadURL('sample://app/index.html');
});
