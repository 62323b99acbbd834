import { z } from 'zod';
import type { IntentStore } from './intent.ts';

const channelName = 'aglis:selection';
const windowKindSchema = z.enum(['console', 'board']);
type WindowKind = z.infer<typeof windowKindSchema>;
const selectionSchema = z.object({ ticketId: z.uuid().nullable(), from: windowKindSchema });

/**
 * Selects the same ticket in the windows of this desk: boards that follow show what a console selects, and a console
 * opens what is pressed on one of them. Two consoles stay apart: two people sit there.
 * @returns how to stop
 */
export function shareSelection(intent: IntentStore, as: WindowKind): () => void {
  const channel = new BroadcastChannel(channelName);
  // What was heard is not told again: two windows that repeat each other would never rest.
  let isHearing = false;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const selection = selectionSchema.safeParse(data);
    if (!selection.success || (as === 'console' && selection.data.from === 'console')) return;
    isHearing = true;
    intent.getState().select(selection.data.ticketId);
    isHearing = false;
  };
  const stop = intent.subscribe(({ ticketId }, before) => {
    if (!isHearing && ticketId !== before.ticketId) channel.postMessage({ ticketId, from: as });
  });
  return () => {
    stop();
    channel.close();
  };
}
