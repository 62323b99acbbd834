import { describe, expect, it } from 'vitest';
import { useEngine } from './testing/engine-under-test.ts';
import { operationsOf, readShape, type WireOperation } from './testing/shape-reader.ts';

/** Each type with the values most likely to be printed differently by a cast and by the stream. */
const types: Readonly<Record<string, readonly string[]>> = {
  smallint: [`'-32768'`],
  integer: [`'2147483647'`],
  bigint: [`'-9223372036854775808'`],
  numeric: [`'NaN'`, `'-Infinity'`, `'1e-20'`, `'12345678901234567890.1234567890'`],
  'numeric(8,3)': [`'1.5'`, `'-0'`],
  real: [`'0.1'`, `'NaN'`, `'3.4e38'`, `'-0'`],
  'double precision': [`'0.30000000000000004'`, `'Infinity'`, `'1e-300'`, `'-0'`],
  money: [`'-1234.5'`],
  boolean: [`true`, `false`],
  text: [`''`, `E'a "b" \\\\ \\n\\t\\u2028 \\001'`, `'ü😀'`],
  'varchar(9)': [`'  ab  '`],
  'char(5)': [`'ab'`, `''`],
  '"char"': [`'x'`],
  name: [`'a name'`],
  bytea: [`'\\x00ff5c27'`, `''`],
  date: [`'infinity'`, `'0044-03-15 BC'`, `'12026-01-01'`],
  time: [`'23:59:59.999999'`, `'24:00'`],
  timetz: [`'12:00:00.5+07'`],
  timestamp: [`'2026-01-01 00:00:00.000001'`, `'0001-01-01 BC'`],
  timestamptz: [`'2026-01-01 00:00:00.5+07'`, `'-infinity'`],
  'timestamptz(0)': [`'2026-01-01 00:00:00.6+07'`],
  interval: [`'1 year -2 mons 3 days -04:05:06.7'`, `'0'`],
  uuid: [`'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'`],
  json: [`'{"a" : 1,  "a":2}'`, `'null'`],
  jsonb: [`'{"b":1.10,"a":[null,"x\\u0041"]}'`],
  xml: [`'<a b="c">&amp;</a>'`],
  inet: [`'192.168.1.5/24'`, `'::1'`],
  cidr: [`'10.0.0.0/8'`],
  macaddr: [`'08-00-2b-01-02-03'`],
  macaddr8: [`'08:00:2b:01:02:03:04:05'`],
  point: [`'(0.1,-2)'`],
  line: [`'{1,2,3}'`],
  lseg: [`'[(0,0),(1,1)]'`],
  box: [`'(1,1),(0,0)'`],
  path: [`'((0,0),(1,1))'`],
  polygon: [`'((0,0),(1,1),(2,0))'`],
  circle: [`'<(0,0),0.1>'`],
  'bit(3)': [`B'101'`],
  'bit varying': [`B'0011'`],
  tsvector: [`'a fat:2 cat:3A'`],
  tsquery: [`'fat & !rat'`],
  pg_lsn: [`'16/B374D848'`],
  oid: [`4294967295`],
  xid8: [`'9000000000'`],
  int4range: [`'[1,5]'`, `'empty'`, `'(,)'`],
  numrange: [`'[1.50,2)'`],
  daterange: [`'[2026-01-01,2026-01-05]'`],
  tstzrange: [`'[2026-01-01 00:00+07,)'`],
  int4multirange: [`'{[1,3),[7,9)}'`],
  mood: [`'so so'`],
  positive: [`7`],
  yes: [`true`, `false`],
  padded: [`'ab'`],
  pair: [`ROW(1, 'a "quoted", text', true, '2026-01-01 00:00+07')`],
  'integer[]': [`'{}'`, `'{1,NULL,3}'`, `'[0:1]={1,2}'`],
  'integer[][]': [`'{{1,2},{3,4}}'`],
  'text[]': [`ARRAY['', 'NULL', 'a,b', 'q"\\', NULL]`],
  'boolean[]': [`'{t,f,NULL}'`],
  'char(3)[]': [`'{a,b}'`],
  'double precision[]': [`'{0.1,NaN,-0}'`],
  'timestamptz[]': [`'{2026-01-01 00:00+07,infinity}'`],
  'interval[]': [`'{1 day,-1 mon}'`],
  'bytea[]': [`ARRAY['\\x00ff'::bytea]`],
  'jsonb[]': [`ARRAY['{"a":"b"}'::jsonb]`],
  'mood[]': [`'{sad,"so so"}'`],
  'positive[]': [`'{1,2}'`],
  'yes[]': [`'{t,f}'`],
  'pair[]': [`ARRAY[ROW(1, 'x', false, now())::pair]`],
};

const columns = Object.keys(types).map((type, index) => ({ name: `c${index}`, type }));
const mostValues = Math.max(...Object.values(types).map((values) => values.length));
/** Row n holds each type's n-th value, the first again when there are fewer; the last row is all null. */
const row = (id: number): string =>
  [String(id), ...columns.map(({ type }) => types[type]?.[id] ?? types[type]?.[0] ?? 'NULL')].join(', ');

describe('a value of every type', () => {
  const engine = useEngine();

  const byKey = (operations: readonly WireOperation[]): Record<string, WireOperation['value']> =>
    Object.fromEntries(operations.map(({ key, value }) => [key, value]));

  it('is printed by the snapshot as by the stream, inserted, updated and deleted', async () => {
    await engine.run(`
      CREATE TYPE mood AS ENUM ('sad', 'so so'); CREATE DOMAIN positive AS int CHECK (VALUE > 0);
      CREATE DOMAIN yes AS boolean; CREATE DOMAIN padded AS char(4);
      CREATE TYPE pair AS (n int, t text, ok boolean, at timestamptz);
      CREATE TABLE facts (id int PRIMARY KEY, ${columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`);
    const { url } = engine.server;
    const streamed = { table: 'facts', replica: 'full' };
    const [first] = (await readShape(url, streamed)).slice(-1);
    const start = { offset: first?.offset ?? '', handle: first?.handle ?? '' };
    for (let id = 0; id < mostValues; id++) await engine.run(`INSERT INTO facts VALUES (${row(id)})`);
    await engine.run(`INSERT INTO facts (id) VALUES (${mostValues})`);

    const snapshot = byKey(operationsOf(await readShape(url, { table: 'facts', where: 'id >= 0' })));
    expect(Object.keys(snapshot)).toHaveLength(mostValues + 1);
    const inserted = async (): Promise<readonly WireOperation[]> => {
      const operations = operationsOf(await readShape(url, streamed, start));
      return operations.length < mostValues + 1 ? await inserted() : operations;
    };
    expect(byKey(await inserted())).toEqual(snapshot);

    await engine.run(`UPDATE facts SET id = id + 100; DELETE FROM facts`);
    const done = async (): Promise<readonly WireOperation[]> => {
      const operations = operationsOf(await readShape(url, streamed, start));
      return operations.length < 4 * (mostValues + 1) ? await done() : operations;
    };
    const later = (await done()).slice(mostValues + 1);
    /** Without the key, which changed, and without the order, which is the table's. */
    const texts = (rows: readonly WireOperation['value'][]): readonly string[] =>
      rows.map(({ id: _, ...rest }) => JSON.stringify(rest)).toSorted();
    const values = (wanted: string): readonly string[] =>
      texts(later.filter(({ headers }) => headers.operation === wanted).map(({ value }) => value));
    const expected = Object.values(snapshot);
    expect(values('insert')).toEqual(texts(expected));
    expect(values('delete')).toEqual(texts([...expected, ...expected]));
  });

  it.each([
    'numeric(8,3)',
    'char(5)',
    'boolean',
    'timestamptz',
    'interval',
    'bytea',
    'text',
    'inet',
    'mood',
    'yes',
    'padded',
  ])('makes the same key of a %s in the snapshot as in the stream', async (type) => {
    const table = `keyed_${type.replaceAll(/\W/g, '_')}`;
    await engine.run(`CREATE TABLE ${table} (a ${type} PRIMARY KEY)`);
    const { url } = engine.server;
    const [first] = (await readShape(url, { table })).slice(-1);
    const start = { offset: first?.offset ?? '', handle: first?.handle ?? '' };
    const values = [...(types[type] ?? [])].map((value) => `(${value})`);
    await engine.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
    const snapshot = operationsOf(await readShape(url, { table, where: 'true' })).map(({ key }) => key);
    const stream = async (): Promise<readonly string[]> => {
      const keys = operationsOf(await readShape(url, { table }, start)).map(({ key }) => key);
      return keys.length < values.length ? await stream() : keys;
    };
    expect((await stream()).toSorted()).toEqual(snapshot.toSorted());
  });
});
