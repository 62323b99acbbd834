import type Sqlite from 'better-sqlite3';
import type { Random } from '../../../server/demo/random/random.ts';
import type { MemoryDisk } from '../disk/memory-disk.ts';
import type { PostgresDoor } from '../postgres/door.ts';
import type { Timeline } from '../time/timeline.ts';

/** What stands in for Node, its drivers and its chance while a simulation runs. */
export type StandIns = {
  readonly timeline: Timeline;
  /** The server's wall clock, in milliseconds since the epoch. */
  readonly serverNow: () => number;
  /** Where ids and handles come from. */
  readonly random: Random;
  readonly serverDisk: MemoryDisk;
  readonly postgres: PostgresDoor;
  /** A desk opened a database, in the process whose turn it is. */
  readonly databaseOpened: (database: Sqlite.Database) => void;
  /** It had no room for what a desk wrote into this database. */
  readonly databaseFull: (database: Sqlite.Database) => void;
  /** Nobody handled it: the real process would have ended. */
  readonly unhandled: (error: unknown) => void;
};

/**
 * The simulation this process is in. A process has one `Date`, one `setTimeout` and one module `pg`, so whatever stands
 * in for them finds the simulation here; nothing else looks here.
 */
export const inhabited: { by: StandIns | null } = { by: null };

export function standIns(): StandIns {
  if (!inhabited.by) throw new Error('Product code ran outside of a simulation');
  return inhabited.by;
}
