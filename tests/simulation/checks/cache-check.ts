import type Sqlite from 'better-sqlite3';
import { type ShapeName, shapes, type WireRow } from '../../../shared/contracts/shapes.ts';
import { lookIntoDatabases } from './database-look.ts';
import type { ExpectedRows, Rows } from './expected-rows.ts';
import type { Handles } from './handles.ts';
import { Violation } from './violation.ts';

type Position = {
  readonly shape: ShapeName;
  readonly generation: number;
  readonly handle: string;
  readonly offset: string;
};
type StoredRow = Readonly<Record<string, string | number | null>>;

/** One desk's cache file, looked at after each of its steps. */
export type CacheCheck = {
  /** Of the shapes whose position moved since the last look, or of all. */
  check(which: 'moved' | 'all'): void;
  /** The row as the cache has it; null when it has none. */
  row(shape: ShapeName, key: string): StoredRow | null;
  /** What differs from the rows given; null when nothing does. */
  difference(shape: ShapeName, rows: Rows): string | null;
};

type Options = {
  readonly desk: string;
  readonly database: () => Sqlite.Database | undefined;
  readonly expected: ExpectedRows;
  readonly handles: Handles;
};

export function checkCache({ desk, database, expected, handles }: Options): CacheCheck {
  const seen = new Map<ShapeName, Position>();
  const state = { mark: '', of: undefined as Sqlite.Database | undefined };
  const look = lookIntoDatabases();

  function positions(of: Sqlite.Database): readonly Position[] {
    return look.all(
      of,
      `SELECT shape, generation, handle, log_offset AS "offset" FROM shape_positions WHERE role = 'read'`,
    ) as Position[];
  }
  function rowsOf(of: Sqlite.Database, { shape, generation }: Position): readonly StoredRow[] {
    return look.all(of, `SELECT * FROM ${shape}_${generation}`) as StoredRow[];
  }

  function checkOne(of: Sqlite.Database, position: Position): void {
    const { shape, handle, offset } = position;
    const former = seen.get(shape);
    seen.set(shape, position);
    const [tx = '0', op = ''] = offset.split('_');
    if (former?.handle === handle && BigInt(former.offset.split('_')[0] ?? '0') > BigInt(tx))
      throw new Violation('2', `${desk}: ${shape} went back from ${former.offset} to ${offset}`);
    const snapshot = handles.snapshotOf(handle);
    const last = handles.lastChunk(handle);
    if (tx === '0' && op !== 'inf' && (last === null || Number(op) < last))
      throw new Violation(
        '2',
        `${desk}: ${shape} shows chunk ${op} of ${last ?? 'a snapshot that nobody has read whole'}`,
      );
    if (!snapshot)
      throw new Violation('2', `${desk}: ${shape} shows rows of ${handle}, which has no whole snapshot`);
    const read = { shape, reader: handles.readerOf(handle) };
    const wanted =
      BigInt(tx) === 0n ? expected.seenBy(read, snapshot) : expected.after(read, snapshot, BigInt(tx));
    const difference = differenceOf(shape, rowsOf(of, position), wanted);
    if (difference) throw new Violation('5', `${desk}: ${shape} at ${handle} ${offset}: ${difference}`);
  }

  return {
    check(which) {
      const of = database();
      if (!of?.open || of.inTransaction) return;
      if (of !== state.of) {
        seen.clear();
        Object.assign(state, { of, mark: '' });
      }
      const mark = look.mark(of);
      if (which === 'moved' && mark === state.mark) return;
      state.mark = mark;
      for (const position of positions(of)) {
        const former = seen.get(position.shape);
        const isSame = former?.handle === position.handle && former.offset === position.offset;
        if (which === 'all' || !isSame) checkOne(of, position);
      }
    },
    row(shape, key) {
      const of = database();
      const position = of?.open ? positions(of).find((each) => each.shape === shape) : undefined;
      if (!of || !position) return null;
      return rowsOf(of, position).find((row) => keyOf(shape, row) === key) ?? null;
    },
    difference(shape, rows) {
      const of = database();
      const position = of?.open ? positions(of).find((each) => each.shape === shape) : undefined;
      return of && position ? differenceOf(shape, rowsOf(of, position), rows) : 'there is no copy';
    },
  };
}

const keyOf = (shape: ShapeName, row: Readonly<Record<string, unknown>>): string =>
  shapes[shape].key.map((column) => String(row[column])).join(' ');

function differenceOf(shape: ShapeName, stored: readonly StoredRow[], wanted: Rows): string | null {
  for (const row of stored) {
    const want = wanted.get(keyOf(shape, row));
    if (!want) return `${keyOf(shape, row)} should not be there`;
    const column = Object.keys(shapes[shape].columns).find(
      (name) => !isSameValue(row[name] ?? null, want, name),
    );
    if (column)
      return `${keyOf(shape, row)} has ${column} ${String(row[column])}, Postgres ${String(want[column])}`;
  }
  if (stored.length === wanted.size) return null;
  const present = new Set(stored.map((row) => keyOf(shape, row)));
  return `${[...wanted.keys()].find((key) => !present.has(key))} is missing`;
}

/** SQLite keeps the text, or the number it says. */
function isSameValue(value: string | number | null, want: WireRow, column: string): boolean {
  const text = want[column] ?? null;
  return typeof value === 'number' ? text !== null && Number(text) === value : value === text;
}
