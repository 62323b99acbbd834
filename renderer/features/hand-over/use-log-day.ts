import { useMemo } from 'react';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import { startOfLocalDay } from '../../../shared/domain/hand-over/watch.ts';
import { dayMs, type Instant } from '../../../shared/kernel/instant.ts';
import { useShiftLog } from '../../live/shift-log.ts';
import { useQuery } from '../../live/use-query.ts';

export type LogLine =
  | { readonly kind: 'entry'; readonly at: Instant; readonly entry: LogEntry }
  | { readonly kind: 'hand-over'; readonly at: Instant; readonly handOver: HandOver };

export type LogDay = {
  /** The latest first; null while nothing is known of that day. */
  readonly lines: readonly LogLine[] | null;
  readonly isAsking: boolean;
  /** When the answer was true, where it is not the server's own just now. */
  readonly asOf: Instant | null;
};

/** The desk's copy holds seven days; of the oldest it may have lost the beginning. */
const daysHeld = 6;

/** The shift log of the day that begins at `from`: from the copy while it is held there, else asked of the server. */
export function useLogDay(from: Instant, now: number): LogDay {
  const { entries, handOvers } = useShiftLog();
  const isHeld = startOfLocalDay(now) - from < daysHeld * dayMs;
  const asked = useQuery('log.day', isHeld ? null : { day: isoDayOf(from) });
  return useMemo(() => {
    if (isHeld) {
      /* A day that has not ended takes what is written this very moment. */
      const to = from + dayMs >= now ? Number.POSITIVE_INFINITY : from + dayMs;
      const isOfDay = (at: number) => at >= from && at < to;
      const lines = linesOf(
        entries.filter(({ writtenAt }) => isOfDay(writtenAt)),
        handOvers.filter(({ closedAt }) => isOfDay(closedAt)),
      );
      return { lines, isAsking: false, asOf: null };
    }
    if (asked.kind !== 'answered') return { lines: null, isAsking: asked.kind === 'asking', asOf: null };
    const { entries: old, handOvers: closed } = asked.value;
    return { lines: linesOf(old, closed), isAsking: false, asOf: asked.from === 'desk' ? asked.asOf : null };
  }, [isHeld, from, now, entries, handOvers, asked]);
}

const linesOf = (entries: readonly LogEntry[], handOvers: readonly HandOver[]): readonly LogLine[] =>
  [
    ...entries.map((entry): LogLine => ({ kind: 'entry', at: entry.writtenAt, entry })),
    ...handOvers.map((handOver): LogLine => ({ kind: 'hand-over', at: handOver.closedAt, handOver })),
  ].sort((a, b) => b.at - a.at);

/** Noon of the day is the same date in UTC as in the west of Indonesia. */
const isoDayOf = (from: number): string => new Date(from + dayMs / 2).toISOString().slice(0, 10);
