import { type IpcMainEvent, ipcMain } from 'electron';
import { z } from 'zod';
import { windowMoveSchema } from '../../shared/contracts/desktop.ts';
import { shellStatusSchema } from '../../shared/contracts/shell-status.ts';
import { boardHashSchema } from '../pages/board-hash.ts';
import type { Channels } from './channels.ts';
import { isTrustedSender } from './trusted-sender.ts';

/* Apart from the channels' names: those are in the preload too, which carries no parser. */
const messages: { readonly [Name in keyof Channels]: z.ZodType<Channels[Name]> } = {
  'desk:connect': z.undefined(),
  'board:open': z.strictObject({ hash: boardHashSchema, displayId: z.number().nullable() }),
  'wall:show': z.strictObject({ hash: boardHashSchema }),
  'window:move': windowMoveSchema,
  'desktop:ask': z.undefined(),
  'dispatch:show': z.undefined(),
  'console:show': z.undefined(),
  'page:printing': z.boolean(),
  'shell:status': shellStatusSchema,
};

/** The only way to hear a page: who is not trusted, or says what no page of ours says, is told nothing. */
export function listenToPages<Name extends keyof Channels>(
  channel: Name,
  listener: (event: IpcMainEvent, message: Channels[Name]) => void,
): void {
  ipcMain.on(channel, (event, said: unknown) => {
    if (!isTrustedSender(event.senderFrame)) return;
    const message = messages[channel].safeParse(said);
    if (message.success) listener(event, message.data);
  });
}
