import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterSnapshot, compareOffsets, formatOffset, type Offset } from './shapes/offset.ts';
import { eventually, useEngine } from './testing/engine-under-test.ts';
import {
  fold,
  offsetsOf,
  operationsOf,
  readShape,
  type WireAnswer,
  type WireOperation,
  type WireRows,
} from './testing/shape-reader.ts';

type Change =
  | { readonly kind: 'put'; readonly id: number; readonly side: string; readonly n: number }
  | { readonly kind: 'move'; readonly id: number; readonly to: number }
  | { readonly kind: 'delete'; readonly id: number }
  | { readonly kind: 'all'; readonly by: number };

const id = fc.integer({ min: 1, max: 5 });
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      id,
      side: fc.constantFrom('left', 'right', 'null'),
      n: fc.integer({ min: -2, max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), id, to: id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), id }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('all' as const), by: fc.integer({ min: -1, max: 1 }) }),
  },
);
const history = fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

function statement(table: string, given: Change): string {
  switch (given.kind) {
    case 'put': {
      const side = given.side === 'null' ? 'NULL' : `'${given.side}'`;
      return `INSERT INTO ${table} VALUES (${given.id}, ${side}, ${given.n}, 'a long text that makes small chunks')
        ON CONFLICT (id) DO UPDATE SET side = excluded.side, n = excluded.n`;
    }
    case 'move':
      return `UPDATE ${table} SET id = ${given.to} WHERE id = ${given.id} AND NOT EXISTS (SELECT FROM ${table} WHERE id = ${given.to})`;
    case 'delete':
      return `DELETE FROM ${table} WHERE id = ${given.id}`;
    case 'all':
      return `UPDATE ${table} SET n = n + ${given.by}`;
  }
}

const clauses = ['true', `side = 'left'`, 'n > 0', `side = 'right' OR n IS DISTINCT FROM 1`];
type Told = {
  readonly where: string;
  readonly answers: readonly WireAnswer[];
  readonly start: readonly WireAnswer[];
  /** The shape as SELECT gave it before the first and after each transaction, and the transaction's id. */
  readonly moments: readonly { readonly xid: number; readonly rows: string }[];
};

const textOf = (rows: WireRows): string =>
  JSON.stringify([...rows.values()].map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted());

/** @returns the offsets of the log among the answers. */
function expectWholeAndGrowing(answers: readonly WireAnswer[]): readonly Offset[] {
  const operations = operationsOf(answers).filter(({ headers }) => headers.lsn !== undefined);
  const offsets = offsetsOf(operations);
  for (const [index, offset] of offsets.slice(1).entries())
    expect(compareOffsets(offset, offsets[index] ?? offset)).toBeGreaterThan(0);
  const lasts = offsetsOf(operations.filter(({ headers }) => headers.last === true));
  expect(new Set(lasts.map(({ tx }) => tx))).toEqual(new Set(offsets.map(({ tx }) => tx)));
  for (const answer of answers.filter(({ isUpToDate }) => isUpToDate))
    expect(answer.operations.at(-1)?.headers.last).toBe(true);
  return offsets;
}

describe('shapes of random transactions', () => {
  const engine = useEngine({ engine: { chunkBytes: 700 } });
  const tables = { made: 0 };

  async function moment(table: string, where: string, xid: number): Promise<Told['moments'][number]> {
    const found = await engine.database.pool.query<Record<string, string | null>>(
      `SELECT id::text, side, n::text, note FROM ${table} WHERE ${where}`,
    );
    return { xid, rows: textOf(new Map(found.rows.map((row) => [String(row.id), row]))) };
  }

  async function commit(table: string, transaction: readonly Change[]): Promise<number> {
    const connection = await engine.database.pool.connect();
    try {
      await connection.query('BEGIN');
      for (const given of transaction) await connection.query(statement(table, given));
      const xid = await connection.query<{ xid: string }>('SELECT pg_current_xact_id()::xid::text AS xid');
      await connection.query('COMMIT');
      return Number(xid.rows[0]?.xid);
    } finally {
      connection.release();
    }
  }

  /** Runs the history on a new table, and reads each shape from its first row to its last change. */
  async function tell(transactions: readonly (readonly Change[])[]): Promise<readonly Told[]> {
    tables.made += 1;
    const table = `history_${tables.made}`;
    await engine.run(`CREATE TABLE ${table} (id int PRIMARY KEY, side text, n int, note text)`);
    await engine.run(`INSERT INTO ${table} VALUES (1, 'left', 0, 'first'), (2, 'right', 1, 'second')`);
    const { url } = engine.server;
    const starts = await Promise.all(clauses.map((where) => readShape(url, { table, where })));
    const moments = await Promise.all(clauses.map(async (where) => [await moment(table, where, 0)]));
    for (const transaction of transactions) {
      const xid = await commit(table, transaction);
      for (const [index, where] of clauses.entries()) moments[index]?.push(await moment(table, where, xid));
    }
    await engine.run(`INSERT INTO ${table} VALUES (99, 'left', 99, 'the end')`);
    const told: Told[] = [];
    for (const [index, where] of clauses.entries()) {
      const read = (): Promise<readonly WireAnswer[]> => readShape(url, { table, where });
      const isEnd = ({ key }: WireOperation): boolean => key.endsWith('"99"');
      await eventually('the last change', async () => operationsOf(await read()).some(isEnd));
      told.push({ where, answers: await read(), start: starts[index] ?? [], moments: moments[index] ?? [] });
    }
    return told;
  }

  it('invariant 1: any prefix of a log, then the rest, folds to the whole, and to SELECT after each transaction', async () => {
    const property = fc.asyncProperty(history, fc.nat(), async (transactions, seed) => {
      for (const { where, answers, start, moments } of await tell(transactions)) {
        const operations = operationsOf(answers);
        const cut = seed % (operations.length + 1);
        const prefix = fold(operations.slice(0, cut));
        expect(textOf(fold(operations.slice(cut), prefix))).toBe(textOf(fold(operations)));
        expect(textOf(fold(operationsOf(start))), where).toBe(moments[0]?.rows);
        const logged = operations.filter(({ headers }) => headers.lsn !== undefined);
        const snapshot = fold(operations.filter(({ headers }) => headers.lsn === undefined));
        for (const [index, { rows }] of moments.entries()) {
          const seen = new Set(moments.slice(0, index + 1).map(({ xid }) => xid));
          const until = logged.filter(({ headers }) => headers.txids?.every((xid) => seen.has(xid)));
          expect(textOf(fold(until, snapshot)), `${where} after transaction ${index}`).toBe(rows);
        }
      }
    });
    await fc.assert(property, { numRuns: 12 });
  }, 90_000);

  it('invariant 2: offsets only grow, and up-to-date never comes inside a transaction', async () => {
    const property = fc.asyncProperty(history, fc.nat(), async (transactions, seed) => {
      for (const { answers, where } of await tell(transactions)) {
        const offsets = expectWholeAndGrowing(answers);
        // From the middle of a transaction one is given the rest of it, and nothing twice.
        const from = offsets[seed % offsets.length] ?? afterSnapshot;
        const { handle = '' } = answers[0] ?? {};
        const query = { table: `history_${tables.made}`, where };
        const rest = await readShape(engine.server.url, query, { offset: formatOffset(from), handle });
        expect(offsetsOf(operationsOf(rest))).toEqual(offsets.slice((seed % offsets.length) + 1));
      }
    });
    await fc.assert(property, { numRuns: 10 });
  }, 90_000);

  it('invariant 2: a handle is never used again, whatever ended its shape, nor by another process', async () => {
    await engine.run('CREATE TABLE renewed (id int PRIMARY KEY)');
    const handles: string[] = [];
    const handle = async (): Promise<string> => {
      const response = await fetch(`${engine.server.url}?table=renewed&offset=-1`);
      await response.text();
      return response.headers.get('electric-handle') ?? '';
    };
    const ends = [
      () => Promise.resolve(engine.server.engine.rotate('renewed')),
      () => engine.run('TRUNCATE renewed'),
      () => engine.run(`ALTER TABLE renewed ADD COLUMN c${handles.length} int`),
      () => engine.stop().then(() => engine.start('lost')),
    ];
    for (let turn = 0; turn < 12; turn++) {
      handles.push(await handle());
      await ends[turn % ends.length]?.();
      await eventually('another handle', async () => (await handle()) !== handles.at(-1));
    }
    expect(new Set(handles).size).toBe(handles.length);
  }, 60_000);

  it('invariant 3: into a shape is an insert, out of it a delete, another key a delete and an insert', async () => {
    const property = fc.asyncProperty(history, async (transactions) => {
      for (const { where, answers } of await tell(transactions)) {
        // The fold is strict: it throws where an insert meets a row, or an update or delete meets none.
        fold(operationsOf(answers));
        for (const { key, value, headers } of operationsOf(answers)) {
          expect(key, where).toBe(`"public"."history_${tables.made}"/"${value.id}"`);
          if (headers.operation === 'insert') expect(Object.keys(value)).toEqual(['id', 'side', 'n', 'note']);
        }
      }
    });
    await fc.assert(property, { numRuns: 10 });
  }, 90_000);
});
