import { beforeAll, describe, expect, it } from 'vitest';
import { useEngine } from './testing/engine-under-test.ts';
import { operationsOf, readShape, type WireOperation } from './testing/shape-reader.ts';

/** Each type with the values most likely to be printed differently by a cast and by the stream. */
const types: Readonly<Record<string, readonly string[]>> = {
  smallint: [`'-32768'`, `'0'`],
  integer: [`'2147483647'`, `'-1'`],
  bigint: [`'-9223372036854775808'`, `'9007199254740993'`],
  numeric: [`'NaN'`, `'-Infinity'`, `'1e-20'`, `'12345678901234567890.1234567890'`],
  'numeric(8,3)': [`'1.5'`, `'-0'`],
  real: [`'0.1'`, `'NaN'`, `'3.4e38'`, `'-0'`],
  'double precision': [`'0.30000000000000004'`, `'Infinity'`, `'1e-300'`, `'-0'`],
  money: [`'-1234.5'`, `'0.01'`],
  boolean: [`true`, `false`],
  text: [`''`, `E'a "b" \\\\ \\n\\t\\u2028 \\001'`, `'ü😀'`],
  'varchar(9)': [`'  ab  '`, `''`],
  'char(5)': [`'ab'`, `''`],
  '"char"': [`'x'`, `'\\377'`],
  name: [`'a name'`, `''`],
  bytea: [`'\\x00ff5c27'`, `''`],
  date: [`'infinity'`, `'0044-03-15 BC'`, `'12026-01-01'`],
  time: [`'23:59:59.999999'`, `'24:00'`],
  timetz: [`'12:00:00.5+07'`, `'00:00-03:30'`],
  timestamp: [`'2026-01-01 00:00:00.000001'`, `'0001-01-01 BC'`],
  timestamptz: [`'2026-01-01 00:00:00.5+07'`, `'-infinity'`],
  'timestamptz(0)': [`'2026-01-01 00:00:00.6+07'`, `'epoch'`],
  interval: [`'1 year -2 mons 3 days -04:05:06.7'`, `'0'`],
  uuid: [`'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'`, `'{00000000000000000000000000000000}'`],
  json: [`'{"a" : 1,  "a":2}'`, `'null'`],
  jsonb: [`'{"b":1.10,"a":[null,"x\\u0041"]}'`, `'null'`],
  xml: [`'<a b="c">&amp;</a>'`, `'text'`],
  inet: [`'192.168.1.5/24'`, `'::1'`],
  cidr: [`'10.0.0.0/8'`, `'2001:db8::/128'`],
  macaddr: [`'08-00-2b-01-02-03'`, `'0:0:0:0:0:0'`],
  macaddr8: [`'08:00:2b:01:02:03:04:05'`, `'08002b010203'`],
  point: [`'(0.1,-2)'`, `'(-0,Infinity)'`],
  line: [`'{1,2,3}'`, `'[(0,0),(1,1)]'`],
  lseg: [`'[(0,0),(1,1)]'`, `'0.1,0,0,0'`],
  box: [`'(1,1),(0,0)'`, `'(0,0),(0.1,2)'`],
  path: [`'((0,0),(1,1))'`, `'[(0,0),(1,1)]'`],
  polygon: [`'((0,0),(1,1),(2,0))'`, `'(0.1,0)'`],
  circle: [`'<(0,0),0.1>'`, `'<(1,-0),2>'`],
  'bit(3)': [`B'101'`, `B'000'`],
  'bit varying': [`B'0011'`, `B''`],
  tsvector: [`'a fat:2 cat:3A'`, `''`],
  tsquery: [`'fat & !rat'`, `'fat <-> (rat:*A | cat)'`],
  jsonpath: [`'$.a[*] ? (@ > 1)'`, `'strict $."b c"'`],
  pg_lsn: [`'16/B374D848'`, `'0/0'`],
  oid: [`4294967295`, `0`],
  xid: [`'4294967295'`, `'3'`],
  xid8: [`'9000000000'`, `'0'`],
  int4range: [`'[1,5]'`, `'empty'`, `'(,)'`],
  int8range: [`'[1,9000000000]'`, `'(,5)'`],
  numrange: [`'[1.50,2)'`, `'(,NaN]'`],
  daterange: [`'[2026-01-01,2026-01-05]'`, `'[-infinity,infinity]'`],
  tsrange: [`'[2026-01-01,infinity)'`, `'(,"2026-01-01 00:00:00.5"]'`],
  tstzrange: [`'[2026-01-01 00:00+07,)'`, `'empty'`],
  cid: [`'7'`, `'0'`],
  tid: [`'(1,2)'`, `'(0,0)'`],
  pg_snapshot: [`'10:20:10,14'`, `'1:1:'`],
  regclass: [`'pg_class'`, `'"Capital".facts'`, `'0'`],
  regtype: [`'integer'`, `'mood[]'`],
  regprocedure: [`'lower(text)'`, `'0'`],
  regrole: [`'postgres'`, `'0'`],
  refcursor: [`'c'`, `''`],
  aclitem: [`'postgres=r/postgres'`, `'=X*/postgres'`],
  oidvector: [`'1 2'`, `''`],
  int4multirange: [`'{[1,3),[7,9)}'`, `'{}'`],
  mood: [`'so so'`, `'sad'`],
  positive: [`7`, `8`],
  yes: [`true`, `false`],
  padded: [`'ab'`, `''`],
  surely: [`true`, `false`],
  padded_twice: [`'ab'`, `''`],
  address: [`'192.168.1.5'`, `'::1'`],
  pair: [`ROW(1, 'a "quoted", text', true, '2026-01-01 00:00+07')`, `ROW(NULL, '', false, NULL)`],
  'integer[]': [`'{}'`, `'{1,NULL,3}'`, `'[0:1]={1,2}'`],
  'integer[][]': [`'{{1,2},{3,4}}'`, `'{}'`],
  'text[]': [`ARRAY['', 'NULL', 'a,b', 'q"\\', NULL]`, `'{}'`],
  'boolean[]': [`'{t,f,NULL}'`, `'{true}'`],
  'char(3)[]': [`'{a,b}'`, `'{""}'`],
  'double precision[]': [`'{0.1,NaN,-0}'`, `'{1e300}'`],
  'timestamptz[]': [`'{2026-01-01 00:00+07,infinity}'`, `'{0001-01-01 00:00+00 BC}'`],
  'interval[]': [`'{1 day,-1 mon}'`, `'{0}'`],
  'bytea[]': [`ARRAY['\\x00ff'::bytea]`, `ARRAY[''::bytea]`],
  'jsonb[]': [`ARRAY['{"a":"b"}'::jsonb]`, `ARRAY['null'::jsonb, NULL]`],
  'mood[]': [`'{sad,"so so"}'`, `'{NULL}'`],
  'positive[]': [`'{1,2}'`, `'{3}'`],
  flags: [`'{t,NULL}'`, `'{f}'`],
  'yes[]': [`'{t,f}'`, `'{f}'`],
  'pair[]': [`ARRAY[ROW(1, 'x', false, '2026-01-01')::pair]`, `ARRAY[NULL::pair]`],
};

const columns = Object.keys(types).map((type, index) => ({ name: `c${index}`, type }));
const columnList = columns.map(({ name }) => name).join(', ');
const mostValues = Math.max(...Object.values(types).map((values) => values.length));
/** Row n holds each type's n-th value, the first again when there are fewer; the last row is all null. */
const row = (id: number): string =>
  [String(id), ...columns.map(({ type }) => types[type]?.[id] ?? types[type]?.[0] ?? 'NULL')].join(', ');

type Values = WireOperation['value'];
type Place = { readonly offset: string; readonly handle: string };

describe('a value of every type', () => {
  const engine = useEngine();

  beforeAll(async () => {
    await engine.run(`
      CREATE TYPE mood AS ENUM ('sad', 'so so'); CREATE DOMAIN positive AS int CHECK (VALUE > 0);
      CREATE DOMAIN yes AS boolean; CREATE DOMAIN padded AS char(4); CREATE DOMAIN address AS inet;
      CREATE DOMAIN surely AS yes; CREATE DOMAIN padded_twice AS padded; CREATE DOMAIN flags AS boolean[];
      CREATE TYPE pair AS (n int, t text, ok boolean, at timestamptz);
      CREATE SCHEMA "Capital"; CREATE TABLE "Capital".facts (id int);
      CREATE TABLE facts (id int PRIMARY KEY, ${columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`);
  });

  const byKey = (operations: readonly WireOperation[]): Record<string, Values> =>
    Object.fromEntries(operations.map(({ key, value }) => [key, value]));

  async function endOf(query: Readonly<Record<string, string>>): Promise<Place> {
    const [last] = (await readShape(engine.server.url, query)).slice(-1);
    return { offset: last?.offset ?? '', handle: last?.handle ?? '' };
  }
  /** What the log says after the place, once there is so much. */
  async function logAfter(
    place: Place,
    query: Readonly<Record<string, string>>,
    count: number,
  ): Promise<readonly WireOperation[]> {
    const operations = operationsOf(await readShape(engine.server.url, query, place));
    return operations.length < count ? await logAfter(place, query, count) : operations;
  }
  async function insertRows(): Promise<void> {
    await engine.run('DELETE FROM facts');
    for (let id = 0; id < mostValues; id++) await engine.run(`INSERT INTO facts VALUES (${row(id)})`);
    await engine.run(`INSERT INTO facts (id) VALUES (${mostValues})`);
  }

  it('is printed by the snapshot as by the stream, inserted, given another key and deleted', async () => {
    const streamed = { table: 'facts', replica: 'full' };
    const start = await endOf(streamed);
    await insertRows();
    const snapshot = byKey(
      operationsOf(await readShape(engine.server.url, { table: 'facts', where: 'id >= 0' })),
    );
    expect(Object.keys(snapshot)).toHaveLength(mostValues + 1);
    expect(byKey(await logAfter(start, streamed, mostValues + 1))).toEqual(snapshot);

    await engine.run(`UPDATE facts SET id = id + 100; DELETE FROM facts`);
    const later = (await logAfter(start, streamed, 4 * (mostValues + 1))).slice(mostValues + 1);
    /** Without the key, which changed, and without the order, which is the table's. */
    const texts = (rows: readonly Values[]): readonly string[] =>
      rows.map(({ id: _, ...rest }) => JSON.stringify(rest)).toSorted();
    const values = (wanted: string): readonly string[] =>
      texts(later.filter(({ headers }) => headers.operation === wanted).map(({ value }) => value));
    const expected = Object.values(snapshot);
    expect(values('insert')).toEqual(texts(expected));
    expect(values('delete')).toEqual(texts([...expected, ...expected]));
  });

  it('is printed by the snapshot as by the stream when it changes in its row, to null and from null', async () => {
    await insertRows();
    await engine.run(`INSERT INTO facts SELECT 200, ${columnList} FROM facts WHERE id = 0`);
    const rows = operationsOf(await readShape(engine.server.url, { table: 'facts', where: 'id < 200' }));
    const printed = new Map(rows.map(({ value: { id, ...values } }) => [Number(id), values]));
    const sparse = { table: 'facts', where: 'id = 200' };
    const full = { ...sparse, replica: 'full' };
    const places = { sparse: await endOf(sparse), full: await endOf(full) };

    const nulls = mostValues;
    const path = [...Array.from({ length: mostValues - 1 }, (_, n) => n + 1), nulls, 0, nulls, 1, 0];
    for (const id of path)
      await engine.run(
        `UPDATE facts SET (${columnList}) = (SELECT ${columnList} FROM facts WHERE id = ${id}) WHERE id = 200`,
      );
    const steps = path.map((id, step) => changeOf(printed.get(path[step - 1] ?? 0), printed.get(id)));
    // Each type has two values at least, so that it is seen to change from one to the other.
    expect(Object.keys(steps.at(-1)?.changed ?? {})).toEqual(columns.map(({ name }) => name));

    const told = (await logAfter(places.full, full, path.length)).map(
      ({ headers: { operation }, value, old_value }) => ({ operation, value, old_value }),
    );
    expect(told).toEqual(
      steps.map(({ now, before }) => ({
        operation: 'update',
        value: { id: '200', ...now },
        old_value: before,
      })),
    );
    const changed = (await logAfter(places.sparse, sparse, path.length)).map(({ value }) => value);
    expect(changed).toEqual(steps.map((step) => ({ id: '200', ...step.changed })));
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
    'surely',
    'padded_twice',
    'address',
  ])('makes the same key of a %s in the snapshot as in the stream', async (type) => {
    const table = `keyed_${type.replaceAll(/\W/g, '_')}`;
    await engine.run(`CREATE TABLE ${table} (a ${type} PRIMARY KEY)`);
    const start = await endOf({ table });
    const values = [...(types[type] ?? [])].map((value) => `(${value})`);
    await engine.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
    const snapshot = operationsOf(await readShape(engine.server.url, { table, where: 'true' }));
    const stream = await logAfter(start, { table }, values.length);
    const keys = (operations: readonly WireOperation[]): readonly string[] =>
      operations.map(({ key }) => key).toSorted();
    expect(keys(stream)).toEqual(keys(snapshot));
  });
});

/** What a row that was printed so is told to become: whole, what is new in it, and what that was before. */
function changeOf(
  before: Values = {},
  now: Values = {},
): { readonly now: Values; readonly changed: Values; readonly before: Values } {
  const names = Object.keys(now).filter((name) => now[name] !== before[name]);
  const only = (values: Values): Values =>
    Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  return { now, changed: only(now), before: only(before) };
}
