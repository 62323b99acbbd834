import { contextBridge, ipcRenderer } from 'electron';
import type { ShellStatus } from '../shared/contracts/shell-status.ts';
import {
  boardOpenChannel,
  consoleShowChannel,
  deskConnectChannel,
  deskPortChannel,
  dispatchShowChannel,
  pagePrintingChannel,
  shellStatusChannel,
} from './ipc/channels.ts';

/** The desk's end of a port, posted to the page's own window. */
const connect = (): Promise<void> => {
  ipcRenderer.send(deskConnectChannel);
  return Promise.resolve();
};

/** A window of its own for boards: a page opens none itself. */
const openBoard = (hash: string): void => ipcRenderer.send(boardOpenChannel, hash);
const showDispatch = (): void => ipcRenderer.send(dispatchShowChannel);
const showConsole = (): void => ipcRenderer.send(consoleShowChannel);
const tellStatus = (status: ShellStatus): void => ipcRenderer.send(shellStatusChannel, status);

ipcRenderer.on(deskPortChannel, (event) => {
  window.postMessage({ kind: deskPortChannel }, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('aglis', { connect, openBoard, showDispatch, showConsole, tellStatus });

window.addEventListener('beforeprint', () => ipcRenderer.send(pagePrintingChannel, true));
window.addEventListener('afterprint', () => ipcRenderer.send(pagePrintingChannel, false));

/* By then the page's modules have run and listen. */
window.addEventListener('load', () => void connect());
