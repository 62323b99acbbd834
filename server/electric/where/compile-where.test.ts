import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable, type Table } from '../postgres/catalogue.ts';
import { positionalParams } from '../shapes/shape-definition.ts';
import { startDatabase, type TestDatabase } from '../testing/embedded-postgres.ts';
import { compileWhere } from './compile-where.ts';
import { compilePlan, type RowText, type Truth } from './evaluate.ts';
import { printerOn } from './print-literals.ts';

const columns = [
  'small int2',
  'count int4',
  'big int8',
  'price numeric',
  'ratio float8',
  'half float4',
  'name text',
  'code varchar(20)',
  'ok bool',
  'ref uuid',
  'day date',
  'at timestamptz',
  'seen timestamp',
  'mood mood',
];

const values: Readonly<Record<string, readonly string[]>> = {
  small: ['-1', '0', '7', '32767'],
  count: ['-5', '0', '7', '2147483647'],
  big: ['0', '7', '9007199254740993', '-9007199254740993'],
  price: ['0', '0.00', '7', '7.10', '-7.1', '1e20', 'NaN', '9007199254740993.5'],
  ratio: ['0', '-0', '7', '7.1', 'NaN', 'Infinity', '9007199254740992'],
  half: ['0', '7', '0.1', '7.1'],
  name: ['', 'a', 'A', 'ab', 'a%', 'a_b', 'ü', '😀b', `it's`],
  code: ['', 'a', 'ab', '7'],
  ok: ['true', 'false'],
  ref: ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '00000000-0000-0000-0000-000000000000'],
  day: ['2026-01-01', '1999-12-31', 'infinity', '0044-03-15 BC', '12026-01-01'],
  at: ['2026-01-01 00:00:00+00', '2026-01-01 00:00:00.5+02', '-infinity', '1999-12-31 23:59:59.999999+00'],
  seen: ['2026-01-01 00:00:00', '2026-01-01 00:00:00.000001', '0001-01-01 00:00:00 BC'],
  mood: ['sad', 'fine'],
};
const names = Object.keys(values);
const unordered = new Set(['name', 'code', 'mood']);
const numbers = ['small', 'count', 'big', 'price', 'ratio', 'half'];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const columnName = fc.constantFrom(...names);
const literalFor = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...(values[name] ?? [])).map(quoted) },
    { weight: 1, arbitrary: fc.constant('NULL') },
  );
const operatorFor = (name: string): fc.Arbitrary<string> =>
  unordered.has(name) ? fc.constantFrom('=', '<>') : fc.constantFrom('=', '<>', '<', '<=', '>', '>=');

const comparison = columnName.chain((name) =>
  fc
    .tuple(operatorFor(name), literalFor(name))
    .map(([operator, literal]) => `${name} ${operator} ${literal}`),
);
const numeric = fc
  .tuple(
    fc.constantFrom(...numbers),
    fc.constantFrom('=', '<>', '<', '>='),
    fc.oneof(
      fc.constantFrom(...numbers),
      fc.constantFrom('7', '7.1', '-5', '9007199254740993', '0.1', '1e20'),
    ),
  )
  .map(([left, operator, right]) => `${left} ${operator} ${right}`);
const membership = columnName.chain((name) =>
  fc
    .tuple(fc.array(literalFor(name), { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([items, negated]) => `${name} ${negated ? 'NOT ' : ''}IN (${items.join(', ')})`),
);
const anyOf = fc
  .tuple(
    fc.constantFrom('count', 'big', 'name'),
    fc.constantFrom(`'{}'`, `'{7,0}'`, `'{NULL,7}'`),
    fc.boolean(),
  )
  .map(([name, array, all]) => (all ? `${name} <> ALL (${array})` : `${name} = ANY (${array})`));
const like = fc
  .tuple(
    fc.constantFrom('name', 'code'),
    fc.constantFrom('', '%', 'a%', '%b', '_', 'a\\%', '_b', '%a%b%', '__'),
    fc.boolean(),
  )
  .map(([name, pattern, negated]) => `${name} ${negated ? 'NOT ' : ''}LIKE '${pattern}'`);
const others = fc.oneof(
  columnName.map((name) => `${name} IS NULL`),
  columnName.map((name) => `${name} IS NOT NULL`),
  fc.constantFrom(
    'ok',
    'ok IS NOT TRUE',
    'ok IS UNKNOWN',
    '(count > 0) IS NULL',
    'ok = true',
    'true',
    'NULL',
  ),
  columnName.chain((name) => literalFor(name).map((literal) => `${name} IS DISTINCT FROM ${literal}`)),
  fc.constantFrom(
    'count BETWEEN 0 AND 7',
    'price NOT BETWEEN 0 AND 7.1',
    `day BETWEEN '2000-01-01' AND 'infinity'`,
  ),
  fc.constantFrom(
    `name::text = 'a'`,
    `count::text = '7'`,
    `ok::text = 'true'`,
    `count = '7'::int8`,
    `small = 7.0::int4`,
  ),
  fc.constantFrom(`code = name`, `day = date '2026-01-01'`, `ref::text LIKE 'a0%'`, `price = big::numeric`),
);
const atom = fc.oneof(comparison, numeric, membership, anyOf, like, others);
const { clause } = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    atom,
    fc.tuple(tie('clause'), tie('clause')).map(([a, b]) => `(${a} AND ${b})`),
    fc.tuple(tie('clause'), tie('clause')).map(([a, b]) => `(${a} OR ${b})`),
    tie('clause').map((a) => `NOT (${a})`),
  ),
}));

describe('where-clauses compiled to JavaScript', () => {
  let database: TestDatabase;
  let client: pg.PoolClient;
  let table: Table;
  let rows: readonly RowText[];

  beforeAll(async () => {
    database = await startDatabase();
    client = await database.pool.connect();
    await client.query(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET extra_float_digits = 1`);
    await client.query(`CREATE TYPE mood AS ENUM ('sad', 'fine')`);
    await client.query(`CREATE TABLE facts (row int PRIMARY KEY, ${columns.join(', ')})`);
    for (let index = 0; index < 24; index++) {
      const picked = names.map((name, position) => {
        const choices = values[name] ?? [];
        return (index + position) % (choices.length + 1) === choices.length
          ? null
          : choices[(index * 7 + position) % choices.length];
      });
      const places = picked.map((_, position) => `$${position + 2}`);
      await client.query(`INSERT INTO facts VALUES ($1, ${places.join(', ')})`, [index, ...picked]);
    }
    const found = await readTable(client, 'facts');
    if (found === undefined) throw new Error('no table');
    table = found;
    const texts = found.columns.map((column) => `${column.name}::text`).join(', ');
    const read = await client.query<(string | null)[]>({
      text: `SELECT ${texts} FROM facts ORDER BY facts.row`,
      rowMode: 'array',
    });
    rows = read.rows;
  }, 60_000);
  afterAll(async () => {
    client.release();
    await database.stop();
  });

  async function answers(where: string, params: Record<string, string> = {}): Promise<readonly Truth[]> {
    const test = compilePlan(await compileWhere(where, { table, params }, printerOn(client)));
    return rows.map(test);
  }
  async function oracle(where: string, params: Record<string, string> = {}): Promise<readonly Truth[]> {
    const text = `SELECT (${where}) AS truth FROM facts ORDER BY facts.row`;
    const read = await client.query<{ truth: Truth }>(text, [...positionalParams(params)]);
    return read.rows.map((row) => row.truth);
  }

  it('answer true, false and unknown exactly as Postgres does', async () => {
    const property = fc.asyncProperty(clause, async (where) => {
      expect(await answers(where)).toEqual(await oracle(where));
    });
    await fc.assert(property, { numRuns: 600 });
  }, 60_000);

  it('take parameters as the type of what they meet', async () => {
    const params = { '1': '7', '2': '2026-01-01T00:00:00Z' };
    const where = 'count = $1 OR at >= $2';
    expect(await answers(where, params)).toEqual(await oracle(where, params));
  });

  it.each([
    'name < $1',
    'lower(name) = $1',
    'count + 1 = 2',
    'name ILIKE $1',
    'EXISTS (SELECT 1)',
    'count IN (SELECT 1)',
    'count = $2',
    'nothing = 1',
    `name = 'a' ORDER BY 1`,
    'true; DROP TABLE facts',
    `name = 'a') OR (true`,
    'pg_sleep(1) IS NULL',
    `day = 'yesterday at noon or so'`,
    'at = seen',
    'random() < 0.5',
    `name LIKE 'a\\'`,
  ])('refuse %s', async (where) => {
    await expect(answers(where, { '1': 'x' })).rejects.toThrow();
  });

  it('give the place of a syntax error as Electric does', async () => {
    await expect(answers('1 x 1')).rejects.toThrow('At location 17: syntax error at or near "x"');
  });
});
