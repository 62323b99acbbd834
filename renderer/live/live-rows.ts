import type { LiveEntities, LiveName } from '../../shared/contracts/live.ts';
import { shapeNames } from '../../shared/contracts/shapes.ts';

/** What lists and counts of tickets read besides them: the calendar of a due time, the names they are ordered and found by. */
const besideTickets = ['calendars', 'technicians', 'customers', 'sites'] as const;

/** In the order they are applied. */
export const liveNames: readonly LiveName[] = [
  ...besideTickets,
  ...shapeNames.filter((name) => !(besideTickets as readonly LiveName[]).includes(name)),
  'commands',
];

export type Rows = { readonly [Name in LiveName]: Map<string, LiveEntities[Name]> };
export type ReadableRows = { readonly [Name in LiveName]: ReadonlyMap<string, LiveEntities[Name]> };

/** One row before and after; `after` is null when it is gone. */
export type RowChange = {
  [Name in LiveName]: {
    readonly entity: Name;
    readonly key: string;
    readonly before: LiveEntities[Name] | null;
    readonly after: LiveEntities[Name] | null;
  };
}[LiveName];

/** Indices listen here, each to what it needs. */
export type RowObserver = Partial<{
  reset(): void;
  changed(change: RowChange): void;
  /** After some rows, within the slice they came in: what follows from them is worked out here, and nobody is told yet. */
  taken(): void;
  /** All that was taken in shows now. */
  flushed(): void;
}>;
