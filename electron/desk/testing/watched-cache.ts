import type Database from 'better-sqlite3';
import type { WritableCache } from '../cache/cache.ts';
import { openCacheFile } from '../cache/cache-file.ts';
import { type Generation, tableOf } from '../cache/generations.ts';
import { openCache } from '../cache/open-cache.ts';
import type { Role } from '../cache/shape-positions.ts';
import { noon } from './builders.ts';
import { silent } from './desk-harness.ts';

/** What is committed under one stored position: which log, how far, and the rows beside it. */
type Committed = {
  readonly role: Role;
  readonly handle: string;
  readonly offset: number;
  readonly rows: Map<string, unknown>;
};

/** How many rows of a test's log were read up to an offset, in a snapshot (`0_n`) or after it (`n_0`). */
export const placeIn = (offset: string): number =>
  offset.split('_').reduce((sum, part) => sum + Number(part), 0);

/** Every position in the file with its rows, read past the cache. */
const committedIn = (database: Database.Database): Committed[] =>
  database
    .prepare<[], { role: Role; generation: Generation; handle: string; log_offset: string }>(
      "SELECT role, generation, handle, log_offset FROM shape_positions WHERE shape = 'tickets'",
    )
    .all()
    .map(({ role, generation, handle, log_offset }) => ({
      role,
      handle,
      offset: placeIn(log_offset),
      rows: new Map(
        database
          .prepare<[], { id: string; title: string }>(
            `SELECT id, title FROM ${tableOf('tickets', generation)}`,
          )
          .all()
          .map(({ id, title }) => [id, title]),
      ),
    }));

/** A cache that is looked at when it was opened and after each of its commits: between two there is nothing to see. */
export function openWatchedCache(file: string): {
  readonly cache: WritableCache;
  readonly commits: Committed[][];
} {
  const options = { file, clock: { now: () => noon }, log: silent, pause: () => Promise.resolve() };
  const opened = openCacheFile(options);
  const commits = [committedIn(opened.reader)];
  const committed = () => void commits.push(committedIn(opened.reader));
  return { cache: openCache({ ...opened, committed }, options), commits };
}
