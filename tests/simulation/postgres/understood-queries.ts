import { formatLsn } from '../../../server/electric/postgres/lsn.ts';
import { rowKeyBuilder } from '../../../server/electric/shapes/row-key.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import { PostgresError, type Row } from './door.ts';
import {
  type ModelDatabase,
  type ModelSnapshot,
  type ModelTransaction,
  sawTransaction,
} from './model-database.ts';
import type { Session } from './session.ts';
import { isInShape, type Reader, rowKeyIn, syncedTables } from './tables.ts';
import type { ReplicationSlot } from './wal-sender.ts';

export type QueryScope = {
  readonly database: ModelDatabase;
  readonly slot: ReplicationSlot;
  readonly session: Session;
  readonly commit: (transaction: ModelTransaction) => Promise<void>;
  readonly onCursor: (table: string, snapshot: ModelSnapshot) => void;
};

/** The engine asks something the model does not know; no fault of the engine. */
export class UnknownQuery extends Error {
  constructor(query: string) {
    super(`The model of Postgres was never asked this: ${query}`);
  }
}

type Answer = readonly Row[] | Promise<readonly Row[]>;
type Understood = {
  readonly when: string | RegExp;
  readonly answer: (scope: QueryScope, text: string, values: readonly unknown[]) => Answer;
};

/**
 * What the engine asks Postgres, by the words it asks it in. A question that is not here ends the simulation and says
 * so: then the engine has learned a new one, and the model has to as well.
 */
const understood: readonly Understood[] = [
  { when: 'SHOW server_version_num', answer: () => [{ server_version_num: '180004' }] },
  { when: 'FROM pg_publication WHERE pubname', answer: () => [{ complete: true }] },
  { when: 'FROM pg_publication_tables', answer: () => [{ found: 1 }] },
  { when: 'FROM pg_control_system()', answer: () => [{ id: '7000000000000000001' }] },
  /* Who has lost the slot's connection has left the slot too. */
  { when: 'SELECT pg_terminate_backend', answer: () => [] },
  { when: 'FROM pg_replication_slots', answer: ({ slot }) => (slot.exists ? [describeSlot(slot)] : []) },
  { when: 'pg_create_logical_replication_slot', answer: createSlot },
  { when: 'pg_drop_replication_slot', answer: dropSlot },
  { when: 'FROM pg_attribute a', answer: (_scope, _text, [name]) => describeTable(String(name)) },
  { when: /^SELECT FROM [\s\S]* LIMIT 0$/, answer: () => [] },
  { when: /^SELECT to_json\(/, answer: (_scope, _text, values) => [printLiterals(values)] },
  { when: /^BEGIN/, answer: begin },
  { when: 'pg_current_snapshot()', answer: currentSnapshot },
  { when: /^DECLARE rows/, answer: declareCursor },
  { when: /^FETCH/, answer: fetchRows },
  { when: /^(COMMIT|ROLLBACK)$/, answer: endReading },
  { when: 'update heartbeat', answer: beat },
];

export function answerQuery(scope: QueryScope, text: string, values: readonly unknown[]): Answer {
  const query = text.trim();
  const known = understood.find(({ when }) =>
    typeof when === 'string' ? query.includes(when) : when.test(query),
  );
  if (!known) throw new UnknownQuery(query);
  return known.answer(scope, query, values);
}

const describeSlot = ({ confirmedLsn, isLost }: ReplicationSlot): Row => ({
  plugin: 'pgoutput',
  database: 'aglis',
  current: 'aglis',
  wal_status: isLost ? 'lost' : 'reserved',
  confirmed: formatLsn(confirmedLsn),
});

/** A slot begins where every transaction that ran is over: what it would not see whole it does not show. */
async function createSlot({ database, slot }: QueryScope): Promise<readonly Row[]> {
  await database.runningEnded();
  const lsn = database.insertLsn();
  Object.assign(slot, { exists: true, isLost: false, isActive: false, confirmedLsn: lsn, writtenLsn: lsn });
  return [{ lsn: formatLsn(lsn) }];
}

function dropSlot({ slot }: QueryScope): readonly Row[] {
  slot.exists = false;
  return [{}];
}

function describeTable(regclass: string): readonly Row[] {
  const table = syncedTables.get(regclass.replace(/^"?public"?\./, '').replaceAll('"', ''));
  if (!table) return [];
  const { oid, schema, name, columns, replicaIdentity } = table;
  return [{ oid: String(oid), schema, name, kind: 'r', identity: replicaIdentity, columns }];
}

const printLiterals = (values: readonly unknown[]): Row =>
  Object.fromEntries(
    values.map((value, index) => [index, [value === 'f' ? 'false' : value === 't' ? 'true' : value]]),
  );

function begin({ session }: QueryScope, text: string): readonly Row[] {
  session.snapshot = null;
  session.isRepeatable = text.includes('REPEATABLE READ');
  return [];
}

function snapshotOf({ session, database }: QueryScope): ModelSnapshot {
  if (!session.isRepeatable) return database.snapshot();
  session.snapshot ??= database.snapshot();
  return session.snapshot;
}

function currentSnapshot(scope: QueryScope): readonly Row[] {
  const { xmin, xmax, xip } = snapshotOf(scope);
  return [{ snapshot: `${xmin}:${xmax}:${[...xip].join(',')}`, lsn: formatLsn(scope.database.insertLsn()) }];
}

function declareCursor(scope: QueryScope, text: string, [reader = null]: readonly unknown[]): readonly Row[] {
  const snapshot = snapshotOf(scope);
  const name = /FROM "public"\."(\w+)"/.exec(text)?.[1] ?? '';
  const [, headers = ''] = /^[\s\S]*?'(\{"headers":\{[^']*)'/.exec(text) ?? [];
  const table = syncedTables.get(name);
  if (!table) throw new PostgresError('42P01', `relation ${name} does not exist`);
  scope.onCursor(name, snapshot);
  const keyOf = rowKeyBuilder(table);
  const hasWhere = text.includes('WHERE');
  scope.session.cursor = rowsSeen(scope.database, name, snapshot)
    .filter((row) => !hasWhere || isInShape(name, row, reader as Reader))
    .map((row) => {
      const key = keyOf(table.columns.map((column) => row[column.name]));
      return `${headers}${JSON.stringify(key)},"value":${JSON.stringify(row)}}`;
    });
  return [];
}

function fetchRows({ session }: QueryScope, text: string): readonly Row[] {
  const count = Number(/^FETCH (\d+)/.exec(text)?.[1]);
  return session.cursor.splice(0, count).map((message) => ({ message }));
}

/** The rows of the table as the snapshot sees them. */
function rowsSeen(database: ModelDatabase, table: string, snapshot: ModelSnapshot): readonly WireRow[] {
  const rows = new Map<string, WireRow>();
  for (const commit of database.log()) {
    if (!sawTransaction(snapshot, commit.xid)) continue;
    if (commit.truncated.includes(table)) rows.clear();
    for (const write of commit.writes) {
      if (write.table !== table) continue;
      if (write.before) rows.delete(rowKeyIn(table, write.before));
      if (write.after) rows.set(write.key, write.after);
    }
  }
  return [...rows.values()];
}

function endReading({ session }: QueryScope): readonly Row[] {
  session.snapshot = null;
  session.isRepeatable = false;
  session.cursor = [];
  return [];
}

async function beat(
  { database, session, commit }: QueryScope,
  _text: string,
  [at, id]: readonly unknown[],
): Promise<readonly Row[]> {
  const transaction = database.begin();
  session.transaction = transaction;
  await database.lock(transaction, 'heartbeat', String(id));
  const text = String(at).replace('T', ' ').replace('Z', '+00');
  database.put(transaction, 'heartbeat', String(id), { id: String(id), at: text });
  session.transaction = null;
  await commit(transaction);
  return [];
}
