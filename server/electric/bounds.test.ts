import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually, useEngine } from './testing/engine-under-test.ts';
import { readShape, type WireAnswer } from './testing/shape-reader.ts';

const shapeLogBytes = 20_000;
const totalBytes = 400_000;

describe('the bounds of an engine', () => {
  const engine = useEngine({
    engine: { shapeLogBytes, totalBytes, chunkBytes: 10_000, slowClientMs: 300, concurrentSnapshots: 2 },
  });
  const rotations = (reason: string): readonly string[] =>
    engine.server.events.filter((event) => event.startsWith('shape-rotated') && event.includes(reason));
  const read = async (query: Record<string, string>): Promise<WireAnswer> => {
    const last = (await readShape(engine.server.url, query)).at(-1);
    if (last === undefined) throw new Error('no answer');
    return last;
  };
  const handleOf = async (query: Record<string, string>): Promise<string> => (await read(query)).handle;

  it('let a log grow to its bound, then rotate the shape, and its clients follow', async () => {
    await engine.run('CREATE TABLE grows (id int PRIMARY KEY, n int); INSERT INTO grows VALUES (1, 0)');
    const client = engine.client({ table: 'grows' });
    await client.until((rows) => rows.length === 1);
    const handle = client.stream.shapeHandle;
    for (let turn = 1; turn <= 60; turn++) await engine.run('UPDATE grows SET n = n + 1');
    await client.until(([row]) => row?.n === '60');
    expect(client.stream.shapeHandle).toBe(handle);
    for (let turn = 1; turn <= 60; turn++) await engine.run('UPDATE grows SET n = n + 1');
    await client.until(([row]) => row?.n === '120');
    await eventually('a rotation', () => rotations('outgrew').length === 1);
    await engine.run('UPDATE grows SET n = -1');
    await client.until(([row]) => row?.n === '-1');
    expect(client.stream.shapeHandle).not.toBe(handle);
  });

  it('let the log of a large snapshot grow to twice its size', async () => {
    await engine.run('CREATE TABLE large (id int PRIMARY KEY, body text)');
    await engine.run(`INSERT INTO large SELECT i, repeat('x', 400) FROM generate_series(1, 100) i`);
    const before = await handleOf({ table: 'large' });
    // About 50 KB of log: beyond the bound of a small shape, within twice this snapshot of 50 KB.
    await engine.run(`UPDATE large SET body = repeat('y', 300)`);
    await eventually('the changes', async () => (await read({ table: 'large' })).offset !== '0_inf');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await handleOf({ table: 'large' })).toBe(before);
    await engine.run(`UPDATE large SET body = repeat('z', 900)`);
    await eventually('a rotation', () => rotations('outgrew').some((event) => event.includes('"large"')));
  });

  it('evict the least recently used shape when all together are too large, never one with a live client', async () => {
    await engine.run('CREATE TABLE crowd (id int PRIMARY KEY, body text)');
    await engine.run(`INSERT INTO crowd SELECT i, repeat('x', 900) FROM generate_series(1, 100) i`);
    const live = engine.client({ table: 'crowd', where: 'id > 0' });
    await live.until((rows) => rows.length === 100);
    await eventually('a live client', () => live.requests.at(-1)?.get('live') === 'true');
    const first = await handleOf({ table: 'crowd', where: 'id > -1' });
    const second = await handleOf({ table: 'crowd', where: 'id > -2' });
    await handleOf({ table: 'crowd', where: 'id > -1' });
    await handleOf({ table: 'crowd', where: 'id > -3' });
    await eventually('an eviction', () => rotations('least recently used').length > 0);
    expect(rotations('least recently used').join()).toContain(second);
    expect(rotations('least recently used').join()).not.toContain(first);
    expect(rotations('least recently used').join()).not.toContain(live.stream.shapeHandle);
  });

  it('run two snapshots at once and no more; the others wait their turn', async () => {
    await engine.run('CREATE TABLE queued (id int PRIMARY KEY, n int)');
    await engine.run('INSERT INTO queued SELECT i, i FROM generate_series(1, 500000) i');
    const asked = Array.from({ length: 6 }, (_, index) => read({ table: 'queued', where: `n = ${index}` }));
    const settled = { all: false };
    const all = Promise.all(asked).then((answers) => {
      settled.all = true;
      return answers;
    });
    const most = { running: 0 };
    while (!settled.all) {
      const found = await engine.database.pool.query<{ running: number }>(
        /* One that has ended may still be closing its connection. */
        `SELECT count(*)::int AS running FROM pg_stat_activity
         WHERE application_name = 'electric-snapshot' AND xact_start IS NOT NULL`,
      );
      most.running = Math.max(most.running, found.rows[0]?.running ?? 0);
    }
    expect(new Set((await all).map((answer) => answer.handle)).size).toBe(6);
    expect(most.running).toBe(2);
  });

  it('drop a live client that does not read, and serve the others meanwhile', async () => {
    await engine.run('CREATE TABLE flood (id int PRIMARY KEY, body text)');
    await engine.run(`INSERT INTO flood SELECT i, '' FROM generate_series(1, 40) i`);
    const { handle } = await read({ table: 'flood', where: 'true' });
    const { port } = new URL(engine.server.url);
    const socket = connect(Number(port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(
      `GET /v1/shape?table=flood&where=true&offset=0_inf&handle=${handle}&live=true&live_sse=true HTTP/1.1\r\nhost: x\r\n\r\n`,
    );
    await new Promise((resolve) => socket.once('readable', resolve));
    const other = engine.client({ table: 'flood' });
    await other.until((rows) => rows.length === 40);
    // 20 MB: more than the kernel's buffers between the two take.
    await engine.run(`UPDATE flood SET body = repeat('x', 500000)`);
    await other.until((rows) => rows.every((row) => String(row.body).length === 500_000));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const got = { bytes: 0, closed: false };
    socket.on('data', (bytes: Buffer) => {
      got.bytes += bytes.length;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      got.closed = true;
    });
    await eventually('the end of the slow connection', () => got.closed);
    expect(got.bytes).toBeLessThan(15_000_000);
  });
});
