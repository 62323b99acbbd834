import { z } from 'zod';
import { desktopShell } from '../desktop-shell.ts';
import type { IntentStore } from '../intent.ts';

const channelName = 'aglis:asked-ticket';
const askedSchema = z.object({ ticketId: z.uuid() });

/** Brings the console to the front with this ticket selected, from whichever window a person pressed it in. */
export function askForTicket(ticketId: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ ticketId });
  channel.close();
  const shell = desktopShell();
  if (shell) shell.showConsole();
  else window.focus();
}

/** In the console: selects what another window asks for. @returns how to stop */
export function answerAskedTickets(intent: IntentStore): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const asked = askedSchema.safeParse(data);
    if (asked.success) intent.getState().select(asked.data.ticketId);
  };
  return () => channel.close();
}
