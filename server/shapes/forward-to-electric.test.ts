import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ShapeDefinition } from '../electric/index.ts';
import { forwardToElectric } from './forward-to-electric.ts';
import { documentedParameters, parametersOfTheClient } from './testing/documented-parameters.ts';
import { listen, startRecordingElectric } from './testing/recording-electric.ts';

const shape: ShapeDefinition = {
  table: 'tickets',
  columns: ['id', 'slaClock', 'opened_at', 'Say "hi"'],
  where: `archived = $1 AND village <> 'A & B = C'`,
  params: { '1': 'false' },
  replica: 'full',
};

/** `params[1]` is documented as `params`, an object that is exploded. */
const documentedName = (name: string): string => name.replace(/^params\[\d+\]$/, 'params');

async function forwarding(electricUrl: string, definition = shape): Promise<string> {
  const forward = forwardToElectric(electricUrl);
  return await listen((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    void forward(definition, searchParams, request, response);
  });
}

const ask = (url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent: false, headers }, resolve).on('error', reject);
  });

describe('a shape forwarded to a real Electric service', () => {
  it('is asked for as the API document says: path, parameters, quoting, secret', async () => {
    const electric = await startRecordingElectric();
    const address = await forwarding(`${electric.url}/?secret=s%26cret`);
    const protocol =
      'offset=5_0&handle=h-1&cursor=7&live=true&live_sse=true&experimental_live_sse=true&log=full&expired_handle=h-0&cache-buster=x';
    await ask(`${address}/?${protocol}`);
    const [request] = electric.requests;
    expect(request).toMatchObject({ method: 'GET', path: '/v1/shape', body: '' });
    expect(Object.fromEntries(request?.parameters ?? [])).toEqual({
      offset: '5_0',
      handle: 'h-1',
      cursor: '7',
      live: 'true',
      live_sse: 'true',
      experimental_live_sse: 'true',
      log: 'full',
      expired_handle: 'h-0',
      'cache-buster': 'x',
      secret: 's&cret',
      table: 'tickets',
      columns: 'id,"slaClock",opened_at,"Say ""hi"""',
      where: shape.where,
      'params[1]': 'false',
      replica: 'full',
    });
    const sent = (request?.parameters ?? []).map(([name]) => documentedName(name));
    const undocumented = sent.filter((name) => !documentedParameters.includes(name));
    expect(undocumented.toSorted()).toEqual(parametersOfTheClient.toSorted());
  });

  it('says nothing of what the definition leaves open', async () => {
    const electric = await startRecordingElectric();
    await ask(`${await forwarding(electric.url, { table: 'sites' })}/?offset=-1`);
    expect(electric.requests[0]?.parameters).toEqual([
      ['offset', '-1'],
      ['table', 'sites'],
    ]);
  });

  it('carries what revalidates and compresses, and neither session nor cookies', async () => {
    const electric = await startRecordingElectric();
    const address = await forwarding(electric.url);
    await ask(address, {
      'if-none-match': '"h:1:2"',
      'accept-encoding': 'zstd',
      authorization: 'Bearer token',
      cookie: 'a=b',
      'x-forwarded-for': '10.0.0.1',
    });
    const { host: _, connection: __, ...sent } = electric.requests[0]?.headers ?? {};
    expect(sent).toEqual({ 'if-none-match': '"h:1:2"', 'accept-encoding': 'zstd' });
  });

  it.each([
    { status: 200, body: '[{"headers":{"control":"up-to-date","global_last_seen_lsn":"9"}}]' },
    { status: 304, body: '' },
    { status: 400, body: '{"message":"Invalid request","errors":{"offset":["has invalid format"]}}' },
    { status: 409, body: '[{"headers":{"control":"must-refetch"}}]' },
    { status: 429, body: '{"message":"Too many"}' },
    { status: 503, body: '{"message":"starting"}' },
  ])('comes back as $status with its body, electric-* and cache headers', async ({ status, body }) => {
    const electric = await startRecordingElectric();
    const headers = {
      'electric-handle': 'h-2',
      'electric-offset': '26800584_4',
      'electric-cursor': '1674440',
      'electric-schema': '{"id":{"type":"int4"}}',
      'electric-up-to-date': '',
      etag: '"h-2:1_0:26800584_4"',
      'cache-control': 'public, max-age=60, stale-while-revalidate=300',
      'retry-after': '3',
      'access-control-expose-headers': 'electric-handle,electric-offset',
    };
    electric.answerWith((response) => response.writeHead(status, headers).end(body));
    const answer = await ask(`${await forwarding(electric.url)}/?offset=-1`);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(headers);
    expect(await text(answer)).toBe(body);
  });

  it('tells shared caches that another person may be answered differently', async () => {
    const electric = await startRecordingElectric();
    const address = await forwarding(electric.url);
    expect((await ask(address)).headers.vary).toBe('authorization');
    electric.answerWith((response) => response.writeHead(200, { vary: 'accept-encoding' }).end('[]'));
    expect((await ask(address)).headers.vary).toBe('accept-encoding, authorization');
  });

  it('passes a compressed body as it is', async () => {
    const electric = await startRecordingElectric();
    const bytes = gzipSync('[1,2,3]');
    electric.answerWith((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes));
    const answer = await ask(await forwarding(electric.url), { 'accept-encoding': 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    const pieces: Buffer[] = [];
    for await (const piece of answer as AsyncIterable<Buffer>) pieces.push(piece);
    expect(Buffer.concat(pieces)).toEqual(bytes);
  });

  it('streams events as they come, from the headers on, and hangs up there when the desk hangs up', async () => {
    const electric = await startRecordingElectric();
    const hungUp = Promise.withResolvers<void>();
    const send = Promise.withResolvers<(event: string) => void>();
    electric.answerWith((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      response.once('close', hungUp.resolve);
      send.resolve((event) => void response.write(event));
    });
    const answer = await ask(`${await forwarding(electric.url)}/?live=true&live_sse=true`);
    expect(answer.headers['content-type']).toBe('text/event-stream');
    for (const event of ['data: {"a":1}\n\n', ': keep-alive\n\n', 'data: {"a":2}\n\n']) {
      const next = new Promise((resolve) => answer.once('data', (bytes: Buffer) => resolve(String(bytes))));
      (await send.promise)(event);
      expect(await next).toBe(event);
    }
    answer.destroy();
    await hungUp.promise;
  });

  it('waits with a long poll until there is news, and gives it up when the desk does', async () => {
    const electric = await startRecordingElectric();
    const hungUp = Promise.withResolvers<void>();
    const address = await forwarding(electric.url);
    electric.answerWith((response) => void setTimeout(() => response.end('["news"]'), 200));
    const start = performance.now();
    expect(await text(await ask(`${address}/?live=true`))).toBe('["news"]');
    expect(performance.now() - start).toBeGreaterThan(150);
    electric.answerWith((response) => void response.once('close', hungUp.resolve));
    const request = get(`${address}/?live=true`, { agent: false }).on('error', () => undefined);
    setTimeout(() => request.destroy(), 50);
    await hungUp.promise;
  });

  it('answers 503 and when to come again while the service cannot be reached', async () => {
    const answer = await ask(await forwarding('http://127.0.0.1:9/?secret=hidden'));
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(await text(answer)).not.toContain('hidden');
  });

  it('never lets half an answer pass for a whole one', async () => {
    const electric = await startRecordingElectric();
    electric.answerWith((response) => {
      response.write('[{"key":"half"}');
      setTimeout(() => response.destroy(), 50);
    });
    const answer = await ask(await forwarding(electric.url));
    await expect(text(answer)).rejects.toThrow();
  });
});
