import { useEffect, useSyncExternalStore } from 'react';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import { ticketIdOf } from '../../../live/command-index.ts';
import type { QueueModel } from '../../../live/queue-model.ts';
import { useEntity, useRoom, useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';

/** Shows what the person asked for and re-renders when membership or order changes. */
export function useQueueView(): QueueModel {
  const { queue } = useRoom();
  const filter = useIntent((intent) => intent.filter);
  const sort = useIntent((intent) => intent.sort);
  const saved = useRow(
    'filters',
    useIntent((intent) => intent.savedFilterId),
  );
  useEffect(
    () => queue.show(saved ? { expression: saved.expression } : filter, sort),
    [queue, saved, filter, sort],
  );
  useSyncExternalStore(queue.subscribe, () => queue.version);
  return queue;
}

/** A line of the list: a ticket, or a refusal hooked under its ticket; at the top when its ticket is not shown. */
export type QueueLine =
  | { readonly kind: 'ticket'; readonly id: string; readonly index: number }
  | { readonly kind: 'refusal'; readonly command: PendingCommand };

export type QueueLines = {
  readonly count: number;
  lineAt(position: number): QueueLine | null;
  positionOf(ticketId: string): number;
};

export function useQueueLines(queue: QueueModel): QueueLines {
  const { commands } = useRoom();
  useEntity('commands');
  return queueLines(queue, commands.refused());
}

/** Few refusals among many tickets: only where they hang is kept, the list itself is never copied. */
export function queueLines(
  queue: Pick<QueueModel, 'length' | 'entries' | 'indexOf'>,
  refused: readonly PendingCommand[],
): QueueLines {
  const hooks = refused
    .map((command) => ({ command, after: queue.indexOf(ticketIdOf(command) ?? '') }))
    .sort((a, b) => a.after - b.after)
    .map((hook, order) => ({ ...hook, position: hook.after + 1 + order }));

  return {
    count: queue.length + hooks.length,
    lineAt(position) {
      const hook = hooks.find((candidate) => candidate.position === position);
      if (hook) return { kind: 'refusal', command: hook.command };
      const index = position - hooks.filter((candidate) => candidate.position < position).length;
      const entry = queue.entries[index];
      return entry ? { kind: 'ticket', id: entry.id, index } : null;
    },
    positionOf(ticketId) {
      const index = queue.indexOf(ticketId);
      return index < 0 ? -1 : index + hooks.filter(({ after }) => after < index).length;
    },
  };
}
