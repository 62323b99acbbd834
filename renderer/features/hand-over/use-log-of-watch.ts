import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import { startOfLocalDay, watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { useRoom } from '../../live/room-context.tsx';
import { type LogDay, useLogDay } from './use-log-day.ts';

/** What was written during a watch, oldest first; a night watch lies in two days. Null while it is asked for. */
export function useLogOfWatch({ watchFrom }: HandOver): readonly LogEntry[] | null {
  const { clock } = useRoom();
  const now = clock.now();
  const { from, to } = watchAt(watchFrom);
  const first = useLogDay(startOfLocalDay(from), now);
  const second = useLogDay(startOfLocalDay(to - 1), now);
  if (first.isAsking || second.isAsking) return null;
  const written = new Map([...entriesOf(second), ...entriesOf(first)].map((entry) => [entry.id, entry]));
  return [...written.values()]
    .filter(({ writtenAt }) => writtenAt >= from && writtenAt < to)
    .sort((a, b) => a.writtenAt - b.writtenAt);
}

const entriesOf = ({ lines }: LogDay): readonly LogEntry[] =>
  lines?.flatMap((line) => (line.kind === 'entry' ? line.entry : [])) ?? [];
