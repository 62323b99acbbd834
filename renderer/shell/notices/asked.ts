import { z } from 'zod';
import { desktopShell } from '../desktop-shell.ts';
import type { IntentStore } from '../intent.ts';

const channelName = 'aglis:asked';
const askedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ticket'), ticketId: z.uuid() }),
  z.strictObject({ kind: z.literal('outage'), outageKey: z.string() }),
]);

/** What a notification is about. */
export type Asked = Readonly<z.infer<typeof askedSchema>>;

/** Brings the console to the front with this in sight, from whichever window a person pressed it in. */
export function askFor(asked: Asked): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(asked);
  channel.close();
  const shell = desktopShell();
  if (shell) shell.showConsole();
  else window.focus();
}

/** In the console: shows what another window asks for. @returns how to stop */
export function answerAsked(intent: IntentStore): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const asked = askedSchema.safeParse(data);
    if (!asked.success) return;
    const { select, open } = intent.getState();
    if (asked.data.kind === 'ticket') select(asked.data.ticketId);
    else open({ kind: 'outages', outageKey: asked.data.outageKey });
  };
  return () => channel.close();
}
