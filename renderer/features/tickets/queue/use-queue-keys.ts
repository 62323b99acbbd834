import { useRef } from 'react';
import { isRefused } from '../../../live/command-index.ts';
import type { QueueModel } from '../../../live/queue-model.ts';
import { useRoom, useRow } from '../../../live/room-context.tsx';
import { useIntent, useIntentStore } from '../../../shell/intent.ts';
import type { ShortcutId } from '../../../shell/keys/shortcut-catalogue.ts';
import { type Shortcut, useShortcuts } from '../../../shell/shortcuts.tsx';
import { useTicketActions } from '../actions/use-ticket-actions.ts';

/** Moving through the queue, and every action on the selected ticket. */
export function useQueueKeys(queue: QueueModel): void {
  const { desk, commands } = useRoom();
  const intent = useIntentStore();
  const ticketId = useIntent(({ ticketId }) => ticketId);
  const ticket = useRow('tickets', ticketId);
  const actions = useTicketActions(ticket);
  const place = useRef(-1);
  const move = (step: number) => () => {
    const from = ticketId ? queue.indexOf(ticketId) : -1;
    // A ticket that was acted on may have left this view: the next one is what now stands in its place.
    const target = from >= 0 || !ticketId ? from + step : place.current + Math.min(0, step);
    const index = Math.min(queue.length - 1, Math.max(0, target));
    const to = queue.entries[index];
    if (!to) return;
    place.current = index;
    intent.getState().select(to.id);
  };
  const standing = ticketId ? queue.indexOf(ticketId) : -1;
  if (standing >= 0) place.current = standing;
  /** One step back: first the refusal is put away, then the ticket. */
  const stepBack = () => {
    const refused = ticketId ? commands.of(ticketId).find(isRefused) : undefined;
    if (refused) void desk.dismiss(refused.id);
    else intent.getState().select(null);
  };
  const enter = () => {
    if (!ticketId) move(1)();
    document.getElementById('ticket-panel')?.focus();
  };
  const key = (id: ShortcutId, run: () => void): Shortcut => ({ id, run, enabled: true });
  useShortcuts([
    key('queue.next', move(1)),
    key('queue.previous', move(-1)),
    key('queue.down', move(1)),
    key('queue.up', move(-1)),
    key('queue.open', enter),
    key('queue.back', stepBack),
    ...actions,
  ]);
}
