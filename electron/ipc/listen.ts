import { type IpcMainEvent, ipcMain } from 'electron';
import type { Channels } from './channels.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** The only way to hear a page: an untrusted sender is told nothing, not even that it was heard. */
export function listenToPages<Name extends keyof Channels>(
  channel: Name,
  listener: (event: IpcMainEvent) => void,
): void {
  ipcMain.on(channel, (event) => {
    if (isTrustedSender(event.senderFrame)) listener(event);
  });
}
