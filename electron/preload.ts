import { contextBridge, ipcRenderer } from 'electron';
import { deskConnectChannel, deskPortChannel } from './ipc/channels.ts';

/** The page gets one thing from here: a port to the desk, posted to its own window. */
const connect = (): Promise<void> => {
  ipcRenderer.send(deskConnectChannel);
  return Promise.resolve();
};

ipcRenderer.on(deskPortChannel, (event) => {
  window.postMessage({ kind: deskPortChannel }, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('aglis', { connect });

/* By then the page's modules have run and listen. */
window.addEventListener('load', () => void connect());
