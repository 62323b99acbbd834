import type { ImportSession } from '../store/import-session.ts';
import type { Classified, Entity } from '../store/imported-records.ts';
import type { ImportRecord } from './collected.ts';

export type StoreOutcome<R> = {
  readonly fresh: readonly (readonly [R, string])[];
  readonly changed: readonly R[];
  /** Records that turned out to be impossible only when they met the database. */
  readonly refused: readonly { readonly record: R; readonly column: string; readonly reason: string }[];
  readonly eventsWritten: number;
  readonly sitesCreated: readonly string[];
  readonly techniciansCreated: readonly string[];
};

export const nothingBeside = {
  refused: [],
  eventsWritten: 0,
  sitesCreated: [],
  techniciansCreated: [],
} as const;

/** Writes a batch within the runner's transaction; the runner remembers what became of the records. */
export type BatchStore<R extends ImportRecord> = {
  readonly entity: Entity;
  write(session: ImportSession, batch: Pick<Classified<R>, 'fresh' | 'changed'>): Promise<StoreOutcome<R>>;
};
