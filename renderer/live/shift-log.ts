import { useMemo } from 'react';
import type { HandOver } from '../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../shared/domain/hand-over/pin.ts';
import { useEntity, useRoom } from './room-context.tsx';

export type ShiftLog = {
  readonly pins: readonly Pin[];
  /** The last week's, the latest first. */
  readonly entries: readonly LogEntry[];
  /** The last week's, the latest first. */
  readonly handOvers: readonly HandOver[];
  /** The last one, while nobody has taken it over. */
  readonly untaken: HandOver | null;
};

/** What the watches leave to one another. */
export function useShiftLog(): ShiftLog {
  const { rows } = useRoom();
  const version = useEntity('pins') + useEntity('log') + useEntity('handOvers');
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are mutated in place; the version reads them anew
  return useMemo(() => {
    const entries = [...rows.log.values()].sort((a, b) => b.writtenAt - a.writtenAt);
    const handOvers = [...rows.handOvers.values()].sort((a, b) => b.watchFrom - a.watchFrom);
    const last = handOvers[0];
    return { pins: [...rows.pins.values()], entries, handOvers, untaken: last && !last.taken ? last : null };
  }, [rows, version]);
}
