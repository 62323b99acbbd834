import { z } from 'zod';
import type { Chosen, IntentStore } from './intent.ts';

const channelName = 'aglis:selection';
const windowKindSchema = z.enum(['console', 'board', 'dispatch']);
type WindowKind = z.infer<typeof windowKindSchema>;
const selectionSchema = z.object({
  ticketId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  technicianId: z.uuid().nullable(),
  from: windowKindSchema,
});

/**
 * Whom each kind of window hears. Two consoles stay apart: two people sit there. Whoever plans a day is not taken
 * elsewhere by what others look at, nor takes a console along from visit to visit.
 */
const hears: Readonly<Record<WindowKind, readonly WindowKind[]>> = {
  console: ['board'],
  board: ['console', 'board', 'dispatch'],
  dispatch: [],
};

/**
 * Selects the same ticket, site or technician in the windows of this desk: boards that follow show what a console or
 * the dispatch window selects, and a console opens what is pressed on one of them.
 * @returns how to stop
 */
export function shareSelection(intent: IntentStore, as: WindowKind): () => void {
  const channel = new BroadcastChannel(channelName);
  // What was heard is not told again: two windows that repeat each other would never rest.
  let isHearing = false;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const selection = selectionSchema.safeParse(data);
    if (!selection.success || !hears[as].includes(selection.data.from)) return;
    isHearing = true;
    intent.getState().follow(chosenOf(selection.data));
    isHearing = false;
  };
  const stop = intent.subscribe((now, before) => {
    if (!isHearing && !isSame(now, before)) channel.postMessage({ ...chosenOf(now), from: as });
  });
  return () => {
    stop();
    channel.close();
  };
}

const chosenOf = ({ ticketId, siteId, technicianId }: Chosen): Chosen => ({ ticketId, siteId, technicianId });

const isSame = (a: Chosen, b: Chosen): boolean =>
  a.ticketId === b.ticketId && a.siteId === b.siteId && a.technicianId === b.technicianId;
