import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../testing/make-zip.ts';
import { temporaryDirectory, temporaryFile } from '../testing/temporary-files.ts';
import { openTable } from './open-table.ts';
import { defaultTableLimits, type TableOptions, type TableRow } from './table.ts';

const options = (changes: Partial<TableOptions> = {}): TableOptions => ({
  encoding: 'auto',
  delimiter: 'auto',
  sheet: null,
  limits: defaultTableLimits,
  ...changes,
});

async function read(path: string, changes: Partial<TableOptions> = {}) {
  const table = await openTable(path, options(changes));
  const rows: TableRow[] = [];
  for await (const portion of table.rows()) rows.push(...portion);
  await table.close();
  return { header: table.header, rows, cells: rows.map(({ cells }) => cells) };
}

const table = 'id,title\n1,One\n2,"Two, with\nnew line"\n';

describe('a text table', () => {
  it.each([
    ['comma', 'id,title\n1,"a;b"\n'],
    ['semicolon', 'id;title\n1;"a;b"\n'],
    ['tab', 'id\ttitle\n1\ta;b\n'],
    ['bar', 'id|title\r\n1|a;b\r\n'],
  ])('is read with its own delimiter: %s', async (_, text) => {
    expect(await read(temporaryFile('t.csv', text))).toMatchObject({
      header: ['id', 'title'],
      cells: [['1', 'a;b']],
    });
  });

  it('tells the line on which a record begins', async () => {
    const { rows } = await read(temporaryFile('t.csv', `${table}3,Three\n\n\n4,Four\n`));
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 5, 8]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFid,title\n1,Kél\n')],
    ['UTF-16 little-endian', Buffer.from('\uFEFFid,title\n1,Kél\n', 'utf16le')],
    ['UTF-16 big-endian', Buffer.from('\uFEFFid,title\n1,Kél\n', 'utf16le').swap16()],
  ])('is decoded: %s', async (_, bytes) => {
    expect(await read(temporaryFile('t.csv', bytes))).toMatchObject({
      header: ['id', 'title'],
      cells: [['1', 'Kél']],
    });
  });

  it('of Windows-1252 is refused with its place until the mapping says so', async () => {
    const path = temporaryFile('t.csv', Buffer.from('id,title\n1,ok\n2,K\xe9l\n', 'latin1'));
    await expect(read(path)).rejects.toThrow(/t\.csv, line 3, character 4: .*not utf-8.*"encoding"/);
    expect((await read(path, { encoding: 'windows-1252' })).cells[1]).toEqual(['2', 'Kél']);
  });

  it('keeps characters whole that lie across the chunks of a long file', async () => {
    const text = `id,title\n${Array.from({ length: 40_000 }, (_, at) => `${at},🛰️é€`).join('\n')}\n`;
    const { cells } = await read(temporaryFile('t.csv', text));
    expect(cells.every((row) => row[1] === '🛰️é€')).toBe(true);
    expect(cells).toHaveLength(40_000);
  });

  it('rejects rows with other columns than the header, and those with a stray quote, by themselves', async () => {
    const { rows } = await read(
      temporaryFile('t.csv', 'id,title\n1,One\n2\n3,Three,more\n4,Fo"ur\n5,Five,\n'),
    );
    expect(rows.map(({ line, fault }) => [line, fault?.reason.slice(0, 25) ?? null])).toEqual([
      [2, null],
      [3, 'has 1 cells and the heade'],
      [4, 'has 3 cells and the heade'],
      [5, 'a quote (") stands inside'],
      [6, null],
    ]);
  });
});

describe('a file that is no table', () => {
  it.each([
    ['empty', '', 'empty'],
    ['only empty lines', '\n\n\n', 'empty'],
    ['with a column name twice', 'id,title,id\n1,2,3\n', 'columns 1 and 3 are both named "id"'],
    [
      'with a quote never closed',
      'id,title\n1,a\n2,"b\n3,c\n',
      'line 3: a quote (") opens there and is never closed',
    ],
    ['of random bytes', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)), 'binary'],
    ['UTF-16 without its mark', Buffer.from('id,title\n1,2\n', 'utf16le'), 'utf-16le'],
    ['gzip', gzipSync(table), 'compressed with gzip'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'save it as .xlsx'],
    ['a damaged zip', makeZip([{ name: 't.csv', content: table }]).subarray(0, 60), 'damaged zip'],
  ])('is refused in one sentence: %s', async (_, content, words) => {
    const error = await read(temporaryFile('t.csv', content)).catch((caught) => caught);
    expect(error).toMatchObject({ name: 'ExplainedError', message: expect.stringContaining(words) });
    expect(error.message).toContain('t.csv');
  });

  it('is refused when it is not there', async () => {
    await expect(read('/nowhere/t.csv')).rejects.toThrow('/nowhere/t.csv cannot be read (ENOENT)');
  });

  it('is refused for a line without end, in flat memory', async () => {
    const path = join(temporaryDirectory(), 'long.csv');
    const out = createWriteStream(path);
    out.write('id,title\n1,');
    const piece = Buffer.alloc(8 * 1024 * 1024, 'x');
    for (let written = 0; written < 32; written += 1) if (!out.write(piece)) await once(out, 'drain');
    out.end();
    await once(out, 'close');
    const before = process.memoryUsage().rss;
    await expect(read(path)).rejects.toThrow('long.csv, line 2: the line is longer than 1024 KB');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('a zip', () => {
  it('with one table in it is read, whatever archivers add', async () => {
    const path = temporaryFile(
      't.zip',
      makeZip([
        { name: '__MACOSX/._t.csv', content: 'x' },
        { name: 'a/t.csv', content: table },
      ]),
    );
    expect((await read(path)).header).toEqual(['id', 'title']);
  });

  it.each([
    [
      'two tables',
      [
        { name: 'a.csv', content: table },
        { name: 'b.csv', content: table },
      ],
      'holds 2 files (a.csv, b.csv)',
    ],
    ['nothing', [{ name: 'a/', content: '' }], 'holds no file'],
    [
      'another zip',
      [{ name: 'b.zip', content: makeZip([{ name: 't.csv', content: table }]) }],
      'a zip inside a zip',
    ],
    [
      'more than it says',
      [{ name: 'a.csv', content: `${table}3,${'x'.repeat(5000)}\n`, claimedSize: 40 }],
      'cannot be unpacked',
    ],
  ])('is refused with %s', async (_, members, words) => {
    await expect(read(temporaryFile('t.zip', makeZip(members)))).rejects.toThrow(words);
  });

  it('is refused as a bomb by its own words, before anything is inflated', async () => {
    const bomb = temporaryFile(
      't.zip',
      makeZip([{ name: 'a.csv', content: Buffer.alloc(20 * 1024 * 1024, 'a') }]),
    );
    await expect(read(bomb)).rejects.toThrow('as only a zip bomb does');
    const limits = { ...defaultTableLimits, maxInflatedBytes: 1000 };
    const large = temporaryFile('t.zip', makeZip([{ name: 'a.csv', content: table.repeat(100) }]));
    await expect(read(large, { limits })).rejects.toThrow('would inflate to 1 MB and at most 1 MB are read');
  });

  it('that lies about the size of a bomb is stopped where the lie ends', async () => {
    const packed = deflateRawSync(Buffer.alloc(50 * 1024 * 1024, 'a'));
    expect(packed.length).toBeLessThan(100_000);
    const path = join(temporaryDirectory(), 't.zip');
    writeFileSync(
      path,
      makeZip([{ name: 'a.csv', content: Buffer.alloc(50 * 1024 * 1024, 'a'), claimedSize: 1000 }]),
    );
    await expect(read(path)).rejects.toThrow('cannot be unpacked');
  });
});
