import { z } from 'zod';
import type { IntentStore } from './intent.ts';

const channelName = 'aglis:selection';
const selectionSchema = z.object({ ticketId: z.uuid().nullable() });

/** Tells the other windows of this desk what is selected here. @returns how to stop */
export function tellSelection(intent: IntentStore): () => void {
  const channel = new BroadcastChannel(channelName);
  const stop = intent.subscribe(({ ticketId }, before) => {
    if (ticketId !== before.ticketId) channel.postMessage({ ticketId });
  });
  return () => {
    stop();
    channel.close();
  };
}

/** Selects here what is selected in a window that tells. @returns how to stop */
export function followSelection(intent: IntentStore): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const selection = selectionSchema.safeParse(data);
    if (selection.success) intent.getState().select(selection.data.ticketId);
  };
  return () => channel.close();
}
