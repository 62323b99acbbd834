import { contextBridge, ipcRenderer } from 'electron';
import type { ShellStatus } from '../shared/contracts/shell-status.ts';
import {
  boardOpenChannel,
  consoleShowChannel,
  deskConnectChannel,
  deskPortChannel,
  desktopAskChannel,
  desktopToldChannel,
  dispatchShowChannel,
  pagePrintingChannel,
  shellStatusChannel,
  wallShowChannel,
  windowMoveChannel,
} from './ipc/channels.ts';

/** Answered with a message to the page's own window: the desk's end of a port, or what the desk is waited for. */
const connect = (): Promise<void> => {
  ipcRenderer.send(deskConnectChannel);
  return Promise.resolve();
};

/** A window of its own for boards: a page opens none itself. */
const openBoard = (hash: string, displayId: number | null): void =>
  ipcRenderer.send(boardOpenChannel, { hash, displayId });
const showWall = (hash: string): void => ipcRenderer.send(wallShowChannel, { hash });
const moveWindow = (windowId: string | null, displayId: number): void =>
  ipcRenderer.send(windowMoveChannel, { windowId, displayId });
/** Answered, now and at every change, with a message to the page's own window. */
const askDesktop = (): void => ipcRenderer.send(desktopAskChannel);
const showDispatch = (): void => ipcRenderer.send(dispatchShowChannel);
const showConsole = (): void => ipcRenderer.send(consoleShowChannel);
const tellStatus = (status: ShellStatus): void => ipcRenderer.send(shellStatusChannel, status);

ipcRenderer.on(deskPortChannel, (event, awaited: unknown) => {
  window.postMessage({ kind: deskPortChannel, awaited }, window.location.origin, event.ports);
});

ipcRenderer.on(desktopToldChannel, (_, desktop: unknown) => {
  window.postMessage({ kind: desktopToldChannel, desktop }, window.location.origin);
});

contextBridge.exposeInMainWorld('aglis', {
  connect,
  openBoard,
  showWall,
  moveWindow,
  askDesktop,
  showDispatch,
  showConsole,
  tellStatus,
});

window.addEventListener('beforeprint', () => ipcRenderer.send(pagePrintingChannel, true));
window.addEventListener('afterprint', () => ipcRenderer.send(pagePrintingChannel, false));
