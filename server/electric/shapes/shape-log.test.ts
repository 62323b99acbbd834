import { appendFile, mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterSnapshot, compareOffsets, type Offset } from './offset.ts';
import { openShapeLog, type ShapeLog } from './shape-log.ts';

describe('a shape log', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'shape-log-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const begin = async (chunkBytes = 1_000): Promise<{ log: ShapeLog; directory: string }> => {
    const directory = await mkdtemp(join(root, 'log-'));
    return { directory, log: await openShapeLog(directory, chunkBytes) };
  };

  async function write(log: ShapeLog, tx: bigint, operations: number, size = 10): Promise<readonly Offset[]> {
    const offsets = Array.from({ length: operations }, (_, index) => ({ tx, op: index * 2 }));
    for (const offset of offsets) {
      const open = `{"headers":{"lsn":"${offset.tx}","op_position":${offset.op}`;
      await log.append(offset, open, `},"key":"k","value":{"v":"${'x'.repeat(size)}"}}`);
    }
    return offsets;
  }
  async function commit(
    log: ShapeLog,
    tx: bigint,
    operations: number,
    size = 10,
  ): Promise<readonly Offset[]> {
    const offsets = await write(log, tx, operations, size);
    log.seal();
    await log.flush();
    return offsets;
  }

  /** Reads as a client does: chunk by chunk from an offset. */
  async function follow(log: ShapeLog, from: Offset): Promise<readonly Offset[]> {
    const seen: Offset[] = [];
    for (let at = await log.locate(from); at < log.end.at; ) {
      const end = log.chunkFrom(at);
      const lines = (await log.read(at, end.at)).toString().trim().replace(/,$/, '');
      const messages = JSON.parse(`[${lines}]`) as { headers: { lsn: string; op_position: number } }[];
      seen.push(...messages.map(({ headers }) => ({ tx: BigInt(headers.lsn), op: headers.op_position })));
      expect(seen.at(-1)).toEqual(end.offset);
      at = end.at;
    }
    return seen;
  }

  it('invariant 1: a client that stops anywhere and continues reads what one reads that never stopped', async () => {
    const transactions = fc.array(
      fc.record({ operations: fc.integer({ min: 1, max: 12 }), size: fc.integer({ min: 0, max: 900 }) }),
      {
        minLength: 1,
        maxLength: 15,
      },
    );
    const property = fc.asyncProperty(transactions, fc.boolean(), async (given, reopens) => {
      const { log: first, directory } = await begin();
      const written: Offset[] = [];
      let log = first;
      for (const [index, { operations, size }] of given.entries()) {
        written.push(...(await commit(log, BigInt(100 + index * 10), operations, size)));
        if (reopens && index === 4) {
          await log.close();
          log = await openShapeLog(directory, 1_000);
        }
      }
      expect(await follow(log, afterSnapshot)).toEqual(written);
      for (const stop of written) {
        const rest = written.filter((offset) => compareOffsets(offset, stop) > 0);
        expect(await follow(log, stop)).toEqual(rest);
      }
      expect(await follow(log, { tx: 105n, op: 0 })).toEqual(written.filter((offset) => offset.tx > 105n));
      await log.close();
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('invariant 2: shows nothing of a transaction before it is whole, however large', async () => {
    const { log } = await begin();
    await commit(log, 10n, 1);
    await write(log, 20n, 2_000, 300);
    expect(log.end.offset).toEqual({ tx: 10n, op: 0 });
    expect(await follow(log, afterSnapshot)).toHaveLength(1);
    log.seal();
    await log.flush();
    expect(log.end.offset).toEqual({ tx: 20n, op: 3_998 });
    expect(await follow(log, afterSnapshot)).toHaveLength(2_001);
    await log.close();
  });

  it('shows what is whole before the disk has it', async () => {
    const { log } = await begin();
    await commit(log, 10n, 2);
    const offsets = await write(log, 20n, 3);
    log.seal();
    const written = log.flush();
    expect(log.end.offset).toEqual(offsets.at(-1));
    const lines = (await log.read(0, log.end.at)).toString().trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toContain('"last":true');
    await written;
    await log.close();
  });

  it('lets a transaction under way be read as far as the file holds it, and says when it was cut off', async () => {
    const { log } = await begin();
    await commit(log, 10n, 1);
    await write(log, 20n, 2_000, 300);
    const read = (await log.read(log.end.at, log.begun)).toString();
    expect(read.length).toBeGreaterThan(256 * 1024);
    expect(read.startsWith('{"headers":{"lsn":"20","op_position":0}')).toBe(true);
    expect(read.endsWith('},\n')).toBe(true);
    expect(read).not.toContain('"last":true');
    expect(log.cuts).toBe(0);
    await log.abandon();
    expect(log.begun).toBe(log.end.at);
    expect(log.cuts).toBe(1);
    await log.close();
  });

  it('gives who follows a transaction under way, from anywhere in its latest piece, what the file holds', async () => {
    const { log } = await begin();
    await commit(log, 10n, 1);
    const start = log.end.at;
    const followed: Buffer[] = [];
    for (let op = 0, at = start; op < 8_000; op += 2) {
      const open = `{"headers":{"lsn":"20","op_position":${op}`;
      await log.append({ tx: 20n, op }, open, `},"key":"k","value":{"v":"${op} ${'x'.repeat(300)}"}}`);
      if (log.begun === at) continue;
      followed.push(Buffer.from(await log.read(at, log.begun)));
      expect(
        (await log.read(at + 7, log.begun)).equals(followed.at(-1)?.subarray(7) ?? Buffer.alloc(0)),
      ).toBe(true);
      at = log.begun;
    }
    expect(followed.length).toBeGreaterThan(3);
    expect(Buffer.concat(followed).equals(await log.read(start, log.begun))).toBe(true);
    await log.abandon();
    await log.close();
  });

  it('forgets an abandoned transaction, and takes it when it comes again', async () => {
    const { log } = await begin();
    await commit(log, 10n, 3);
    await write(log, 20n, 2_000, 300);
    await log.abandon();
    expect(await follow(log, afterSnapshot)).toHaveLength(3);
    await commit(log, 20n, 2);
    expect(await follow(log, { tx: 10n, op: 4 })).toEqual([
      { tx: 20n, op: 0 },
      { tx: 20n, op: 2 },
    ]);
    await log.close();
  });

  it('cuts off what a killed process left behind: half a line, half a transaction', async () => {
    const { log, directory } = await begin();
    await commit(log, 10n, 3);
    const { end } = log;
    await log.close();
    await appendFile(
      join(directory, 'log.jsonl'),
      '{"headers":{"lsn":"20","op_position":0},"key":"k"},\n{"head',
    );
    const again = await openShapeLog(directory, 1_000);
    expect(again.end).toEqual(end);
    expect((await stat(join(directory, 'log.jsonl'))).size).toBe(end.at);
    await again.close();
  });

  it('cuts off a transaction of many chunks of which a power cut kept the first', async () => {
    const { log, directory } = await begin();
    await commit(log, 10n, 3);
    const { end } = log;
    await commit(log, 20n, 40, 300);
    await log.close();
    await truncate(join(directory, 'log.jsonl'), end.at + 5_000);
    const again = await openShapeLog(directory, 1_000);
    expect(again.end).toEqual(end);
    await commit(again, 20n, 40, 300);
    expect(await follow(again, end.offset)).toHaveLength(40);
    await again.close();
  });

  it('ends chunks at the same places after a restart', async () => {
    const { log, directory } = await begin();
    for (let tx = 1n; tx < 40n; tx++) await commit(log, tx, 2, 120);
    const places = (opened: ShapeLog): readonly number[] => {
      const found: number[] = [];
      for (let at = 0; at < opened.end.at; at = opened.chunkFrom(at).at) found.push(at);
      return found;
    };
    const before = places(log);
    await log.close();
    const again = await openShapeLog(directory, 1_000);
    expect(places(again)).toEqual(before);
    expect(before.length).toBeGreaterThan(5);
    await again.close();
  });
});
