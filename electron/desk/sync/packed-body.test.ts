import { createServer, type RequestListener } from 'node:http';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openConnections } from './connections.ts';
import { askingPacked, textOf, unpacked } from './packed-body.ts';

const rows = JSON.stringify(
  Array.from({ length: 5000 }, (_, n) => ({ id: n, title: `Kabel putus di gang ${n} – ½` })),
);

describe('a packed body', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  const ask = async (answer: RequestListener, init?: RequestInit): Promise<Response> => {
    const server = createServer(answer);
    closing.push(() => void server.close().closeAllConnections());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const fetchPacked = askingPacked(openConnections().fetch);
    return await fetchPacked(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, init);
  };
  const packed = { zstd: zstdCompressSync(rows), gzip: gzipSync(rows) };

  it.each(['zstd', 'gzip'] as const)('comes as it was packed with %s, and is the same text', async (how) => {
    const answer: RequestListener = (_, response) =>
      response.setHeader('content-encoding', how).end(packed[how]);
    expect((await (await ask(answer)).arrayBuffer()).byteLength).toBe(packed[how].length);
    expect(await textOf(await ask(answer))).toBe(rows);
  });

  it('is read as it is when nobody packed it', async () => {
    expect(await textOf(await ask((_, response) => response.end(rows)))).toBe(rows);
  });

  it('is asked for with what can be unpacked, beside the headers of who asks', async () => {
    const response = await ask(({ headers }, answer) => answer.end(JSON.stringify(headers)), {
      headers: { authorization: 'Bearer token' },
    });
    expect(JSON.parse(await textOf(response))).toMatchObject({
      'accept-encoding': 'zstd, gzip',
      authorization: 'Bearer token',
    });
  });

  it('of a refusal is plain to a reader that knows nothing of packing', async () => {
    const response = await ask((_, answer) =>
      answer
        .writeHead(409, { 'content-encoding': 'gzip', 'electric-handle': '2-b' })
        .end(gzipSync('[{"headers":{"control":"must-refetch"}}]')),
    );
    const plain = await unpacked(response);
    expect([plain.status, plain.headers.get('electric-handle')]).toEqual([409, '2-b']);
    expect(await plain.json()).toEqual([{ headers: { control: 'must-refetch' } }]);
  });

  it.each([204, 304])('is none after %i, and the connection serves the next', async (status) => {
    const response = await ask((_, answer) => answer.writeHead(status).end());
    expect([response.status, response.body]).toEqual([status, null]);
  });

  it('that breaks off is an error, not a shorter text', async () => {
    const half = packed.zstd.subarray(0, packed.zstd.length / 2);
    const cut = ask((_, answer) => {
      answer.writeHead(200, { 'content-encoding': 'zstd', 'content-length': packed.zstd.length }).write(half);
      setTimeout(() => answer.destroy(), 20);
    });
    await expect(cut.then(textOf)).rejects.toThrow();
    const short = ask((_, answer) => answer.writeHead(200, { 'content-encoding': 'zstd' }).end(half));
    await expect(short.then(textOf)).rejects.toThrow();
  });

  it('packed in a way nobody asked for is named', async () => {
    const response = await ask((_, answer) => answer.setHeader('content-encoding', 'br').end('x'));
    await expect(textOf(response)).rejects.toThrow('packed as br');
  });

  it('is not waited for when whoever asked gives up', async () => {
    const giveUp = new AbortController();
    const asked = ask(() => giveUp.abort(), { signal: giveUp.signal });
    await expect(asked).rejects.toThrow(/abort/i);
  });
});
