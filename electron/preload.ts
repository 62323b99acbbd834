import { contextBridge, ipcRenderer } from 'electron';
import { boardOpenChannel, deskConnectChannel, deskPortChannel } from './ipc/channels.ts';

/** The desk's end of a port, posted to the page's own window. */
const connect = (): Promise<void> => {
  ipcRenderer.send(deskConnectChannel);
  return Promise.resolve();
};

/** A window of its own for boards: a page opens none itself. */
const openBoard = (hash: string): void => ipcRenderer.send(boardOpenChannel, hash);

ipcRenderer.on(deskPortChannel, (event) => {
  window.postMessage({ kind: deskPortChannel }, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('aglis', { connect, openBoard });

/* By then the page's modules have run and listen. */
window.addEventListener('load', () => void connect());
