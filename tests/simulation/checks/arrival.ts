import type { DecidedCommand } from '../../../server/commands/command-work.ts';
import type { Touched } from '../../../shared/contracts/commands.ts';
import { shapes } from '../../../shared/contracts/shapes.ts';
import type { ModelDatabase } from '../postgres/model-database.ts';
import { isInShape } from '../postgres/tables.ts';
import type { CacheCheck } from './cache-check.ts';

/** Whether the rows that a command touched are in one desk's cache with its change, or have left their shape since. */
export type Arrival = {
  /** What is not here yet; null when all is. */
  missing(decided: DecidedCommand): string | null;
};

type Options = {
  readonly cache: CacheCheck;
  readonly database: ModelDatabase;
  readonly decidedAt: (id: DecidedCommand['id']) => bigint | null;
};

export function watchArrival({ cache, database, decidedAt }: Options): Arrival {
  /* A row that is its author's own is in nobody else's shape, and somebody else may be here now. */
  const hasLeftShape = ({ entity, id }: Touched, since: bigint): boolean => {
    const { table } = shapes[entity];
    return database
      .log()
      .some(
        ({ commitLsn, writes }) =>
          commitLsn >= since &&
          writes.some(
            (write) => write.table === table && write.key === id && !isInShape(table, write.after, null),
          ),
      );
  };
  return {
    missing({ id, outcome }) {
      const since = decidedAt(id);
      if (outcome.kind !== 'accepted' || since === null) return 'it was not accepted';
      for (const touched of outcome.touched) {
        const version = cache.row(touched.entity, touched.id)?.version;
        const isHere =
          typeof version === 'number' ? version >= touched.version : hasLeftShape(touched, since);
        if (!isHere)
          return `${touched.entity} ${touched.id} has version ${String(version)} here, not ${touched.version}`;
      }
      return null;
    },
  };
}
