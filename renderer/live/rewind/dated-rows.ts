import type { LiveChange, LiveEntities, LiveName } from '../../../shared/contracts/live.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ReadableRows } from '../live-rows.ts';

/** Rows that themselves say since when they stand: what the watches leave to one another. */
export const datedNames = ['log', 'handOvers', 'pins'] as const satisfies readonly LiveName[];
type DatedName = (typeof datedNames)[number];

/** How a row stood from a moment on. */
type Stand<Row> = { readonly at: Instant; readonly row: Row };

export type DatedRow = {
  readonly entity: DatedName;
  readonly key: string;
  /** In order; before the first it is not there. */
  readonly stands: readonly Stand<LiveEntities[DatedName]>[];
};

export function datedRows({ log, handOvers, pins }: ReadableRows): readonly DatedRow[] {
  return [
    ...[...log].map(([key, row]): DatedRow => ({ entity: 'log', key, stands: standsOfEntry(row) })),
    ...[...handOvers].map(
      ([key, row]): DatedRow => ({ entity: 'handOvers', key, stands: standsOfHandOver(row) }),
    ),
    ...[...pins].map(([key, row]): DatedRow => ({ entity: 'pins', key, stands: standsOfPin(row) })),
  ];
}

/** What differs between two moments; before the first of all there is nothing. */
export const datedChanges = (rows: readonly DatedRow[], from: number, to: number): readonly LiveChange[] =>
  rows.flatMap(({ entity, key, stands }) => {
    const value = standAt(stands, to);
    if (value === standAt(stands, from)) return [];
    return [(value ? { entity, op: 'put', key, value } : { entity, op: 'delete', key }) as LiveChange];
  });

const standAt = (stands: DatedRow['stands'], moment: number) =>
  stands.findLast(({ at }) => at <= moment)?.row ?? null;

const standsOfEntry = (entry: LogEntry): readonly Stand<LogEntry>[] => [
  { at: entry.writtenAt, row: { ...entry, struck: null } },
  ...(entry.struck ? [{ at: entry.struck.at, row: entry }] : []),
];

const standsOfHandOver = (handOver: HandOver): readonly Stand<HandOver>[] => [
  { at: handOver.closedAt, row: { ...handOver, taken: null } },
  ...(handOver.taken ? [{ at: handOver.taken.at, row: handOver }] : []),
];

/** One that was lifted has left the copy, and nobody here knows that it was there. */
const standsOfPin = (pin: Pin): readonly Stand<Pin>[] => [{ at: pin.at, row: pin }];
