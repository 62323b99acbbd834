import { beforeAll, describe, expect, it } from 'vitest';
import { useEngine } from '../testing/engine-under-test.ts';

const exposed =
  'electric-cursor,electric-handle,electric-has-data,electric-offset,electric-schema,electric-up-to-date,electric-internal-known-error,retry-after';
const schema =
  '{"id":{"type":"int4","pk_index":0,"not_null":true},"title":{"type":"varchar","max_length":80}}';

/** They are Node's, or say how long the body is. */
const ofTheConnection = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);
const saidBy = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !ofTheConnection.has(name)));

const json = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-expose-headers': exposed,
  vary: 'accept-encoding, authorization',
};
const notStored = { ...json, 'cache-control': 'no-store', 'surrogate-control': 'no-store' };

type Place = { readonly handle: string; readonly offset: string };
const placeOf = ({ headers }: Response): Place => ({
  handle: headers.get('electric-handle') ?? '',
  offset: headers.get('electric-offset') ?? '',
});

describe('what an answer says of itself to clients and to caches between', () => {
  const engine = useEngine({ engine: { chunkBytes: 10_000, longPollMs: 1000 } });
  const get = async (query: string, headers: Record<string, string> = {}): Promise<Response> => {
    const response = await fetch(`${engine.server.url}?table=letters&${query}`, { headers });
    if (response.headers.get('content-type') !== 'text/event-stream') await response.arrayBuffer();
    return response;
  };
  const at = ({ handle, offset }: Place): string => `handle=${handle}&offset=${offset}`;
  const first = async (): Promise<Place> => placeOf(await get('offset=-1'));
  /** Where a client stands that has everything. */
  async function end(): Promise<Place> {
    let answer = await get('offset=-1');
    while (!answer.headers.has('electric-up-to-date')) answer = await get(at(placeOf(answer)));
    return placeOf(answer);
  }
  const write = () => engine.run(`INSERT INTO letters SELECT max(id) + 1, 'news' FROM letters`);

  beforeAll(async () => {
    await engine.run('CREATE TABLE letters (id int PRIMARY KEY, title varchar(80))');
    await engine.run(`INSERT INTO letters SELECT i, repeat('x', 60) FROM generate_series(1, 400) i`);
  });

  it('keeps the first chunk for a week, and shared caches ask every hour', async () => {
    const answer = await get('offset=-1');
    const { handle } = placeOf(answer);
    expect(answer.status).toBe(200);
    expect(saidBy(answer)).toEqual({
      ...json,
      'cache-control': 'public, max-age=604800, s-maxage=3600, stale-while-revalidate=2629746',
      'electric-handle': handle,
      'electric-offset': '0_0',
      'electric-schema': schema,
      'electric-has-data': 'true',
      etag: `"${handle}:-1:0_0"`,
    });
  });

  it('keeps later chunks of the snapshot for a minute', async () => {
    const { handle, offset } = await first();
    const answer = await get(at({ handle, offset }));
    expect(saidBy(answer)).toEqual({
      ...json,
      'cache-control': 'public, max-age=60, stale-while-revalidate=300',
      'electric-handle': handle,
      'electric-offset': '0_1',
      'electric-schema': schema,
      'electric-has-data': 'true',
      etag: `"${handle}:0_0:0_1"`,
    });
  });

  it('keeps the end of the log for a minute, and says that it is the end', async () => {
    const { handle, offset } = await end();
    const answer = await get(at({ handle, offset }));
    expect(saidBy(answer)).toEqual({
      ...json,
      'cache-control': 'public, max-age=60, stale-while-revalidate=300',
      'electric-handle': handle,
      'electric-offset': offset,
      'electric-schema': schema,
      'electric-has-data': 'false',
      'electric-up-to-date': '',
      etag: `"${handle}:${offset}:${offset}"`,
    });
  });

  it('lets those who wait for the same news share them for five seconds, and tells them their next cursor', async () => {
    const { handle, offset } = await end();
    const waiting = get(`${at({ handle, offset })}&live=true`);
    await write();
    const answer = await waiting;
    const after = placeOf(answer).offset;
    expect(after).not.toBe(offset);
    expect(saidBy(answer)).toEqual({
      ...json,
      'cache-control': 'public, max-age=5, stale-while-revalidate=5',
      'electric-handle': handle,
      'electric-offset': after,
      'electric-cursor': expect.stringMatching(/^\d+$/),
      'electric-has-data': 'true',
      'electric-up-to-date': '',
      etag: `"${handle}:${offset}:${after}"`,
    });
  });

  it('is never the same again when a long poll ends without news', async () => {
    const { handle, offset } = await end();
    const poll = (headers: Record<string, string> = {}) =>
      get(`${at({ handle, offset })}&live=true`, headers);
    const answer = await poll();
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(new RegExp(`^"${handle}:${offset}:${offset}:\\d+"$`));
    expect(saidBy(answer)).toEqual({
      ...json,
      'cache-control': 'public, max-age=5, stale-while-revalidate=5',
      'electric-handle': handle,
      'electric-offset': offset,
      'electric-cursor': expect.stringMatching(/^\d+$/),
      'electric-has-data': 'false',
      'electric-up-to-date': '',
      etag,
    });
    expect((await poll({ 'if-none-match': etag })).status).toBe(200);
  });

  it('lets those who follow by events share a stream for a second less than it lasts', async () => {
    const { handle, offset } = await end();
    const answer = await get(`${at({ handle, offset })}&live=true&live_sse=true`);
    await answer.body?.cancel();
    expect(answer.status).toBe(200);
    expect(saidBy(answer)).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'public, max-age=59',
      vary: 'accept-encoding, authorization',
      'electric-handle': handle,
      'electric-offset': offset,
      'electric-cursor': expect.stringMatching(/^\d+$/),
      'electric-schema': schema,
      'x-accel-buffering': 'no',
      'x-keep-alive-ms': '2000',
    });
  });

  it('keeps no refusal', async () => {
    const answer = await get('offset=abc');
    expect(answer.status).toBe(400);
    expect(saidBy(answer)).toEqual(notStored);
  });

  it('keeps the way to the shape there is now for a minute', async () => {
    const { handle } = await first();
    const answer = await get('handle=gone&offset=5_0');
    expect(answer.status).toBe(409);
    expect(saidBy(answer)).toEqual({
      ...json,
      'cache-control': 'public, max-age=60, must-revalidate',
      'electric-handle': handle,
    });
  });

  it('keeps for a second that a shape has gone, while there is no other yet', async () => {
    const answer = await answerToOneWhoWaits();
    expect(answer.status).toBe(409);
    expect(saidBy(answer)).toEqual({ ...json, 'cache-control': 'public, max-age=1, must-revalidate' });
  });

  /** A question that arrives after the table was emptied makes another shape, which its answer names: then once more. */
  async function answerToOneWhoWaits(): Promise<Response> {
    for (;;) {
      const waiting = get(`${at(await end())}&live=true`);
      await engine.run('TRUNCATE letters');
      const answer = await waiting;
      await engine.run(`INSERT INTO letters SELECT i, repeat('x', 60) FROM generate_series(1, 400) i`);
      if (!answer.headers.has('electric-handle')) return answer;
    }
  }

  it.each([
    ['the first chunk', async () => 'offset=-1'],
    ['a later chunk', async () => at(await first())],
    [
      'operations',
      async () => {
        const place = await end();
        await write();
        while ((await end()).offset === place.offset);
        return at(place);
      },
    ],
    ['the end', async () => at(await end())],
  ])('says the same with 304 and no body to one who has %s already', async (_, asked) => {
    const query = await asked();
    const answer = await get(query);
    const { 'content-type': __, ...said } = saidBy(answer);
    const again = await fetch(`${engine.server.url}?table=letters&${query}`, {
      headers: { 'if-none-match': `"other", ${said.etag}` },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(saidBy(again)).toEqual(said);
  });
});
