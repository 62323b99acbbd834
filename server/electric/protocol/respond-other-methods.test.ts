import { beforeAll, describe, expect, it } from 'vitest';
import { useEngine } from '../testing/engine-under-test.ts';

describe('the protocol beside GET', () => {
  const engine = useEngine({ engine: { allowShapeDeletion: true, longPollMs: 1000 } });
  const ask = (query: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${engine.server.url}?${query}`, init);
  const handleOf = async (query: string): Promise<string> => {
    const answer = await ask(`${query}&offset=-1`);
    await answer.arrayBuffer();
    return answer.headers.get('electric-handle') ?? '';
  };

  beforeAll(async () => {
    await engine.run('CREATE TABLE parcels (id int PRIMARY KEY, town text, grams int)');
    await engine.run(`INSERT INTO parcels SELECT i, 'town ' || i % 3, i * 100 FROM generate_series(1, 30) i`);
  });

  describe('a part of a shape that is asked for by POST', () => {
    const post = (
      body: string,
      query = 'table=parcels&where=id%20%3C%3D%20%241&params[1]=10',
    ): Promise<Response> =>
      ask(`${query}&offset=now&log=changes_only`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const part = { where: 'town = $1', params: { '1': 'town 1' }, order_by: 'id DESC', limit: 2, offset: 1 };

    it('is what of the shape satisfies its body too, as insert messages under one mark', async () => {
      const answer = await post(JSON.stringify(part));
      expect(answer.status).toBe(200);
      const { metadata, data } = (await answer.json()) as {
        metadata: Record<string, unknown>;
        data: unknown[];
      };
      expect(metadata).toEqual({
        xmin: expect.stringMatching(/^\d+$/),
        xmax: expect.stringMatching(/^\d+$/),
        xip_list: [],
        snapshot_mark: expect.any(Number),
        database_lsn: expect.stringMatching(/^\d+$/),
      });
      const headers = {
        operation: 'insert',
        relation: ['public', 'parcels'],
        snapshot_mark: metadata.snapshot_mark,
      };
      const message = (id: string, grams: string) => ({
        headers,
        key: `"public"."parcels"/"${id}"`,
        value: { id, town: 'town 1', grams },
      });
      expect(data).toEqual([message('7', '700'), message('4', '400')]);
    });

    it('says which shape it is a part of, where that stands, and is kept by nobody', async () => {
      const { headers } = await post(JSON.stringify(part));
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'electric-handle': expect.stringMatching(/./),
        'electric-offset': expect.stringMatching(/^\d+_(\d+|inf)$/),
        'electric-schema': expect.stringContaining('"grams":{"type":"int4"}'),
        'electric-snapshot': 'true',
        vary: 'accept-encoding, authorization',
      });
      for (const name of ['etag', 'electric-up-to-date', 'electric-cursor'])
        expect(headers.has(name)).toBe(false);
    });

    it('is the same as one asked for by GET', async () => {
      const posted = (await (await post(JSON.stringify(part))).json()) as { data: { key: string }[] };
      const subset = new URLSearchParams({
        subset__where: part.where,
        subset__params: JSON.stringify(part.params),
        subset__order_by: part.order_by,
        subset__limit: '2',
        subset__offset: '1',
      });
      const query = 'table=parcels&where=id%20%3C%3D%20%241&params[1]=10&offset=now&log=changes_only';
      const got = (await (await ask(`${query}&${subset}`)).json()) as { data: { key: string }[] };
      expect(got.data.map(({ key }) => key)).toEqual(posted.data.map(({ key }) => key));
    });

    it.each([
      ['not JSON', '{"where":', { body: ['must be a JSON object'] }],
      ['no object', '[]', { body: ['must be a JSON object'] }],
      [
        'a limit without an order',
        '{"limit":1}',
        { subset__order_by: ['order_by is required when limit or offset is present'] },
      ],
      ['no row at all', '{"limit":0,"order_by":"id"}', { subset__limit: ['is invalid'] }],
      [
        'parameters that are a list',
        '{"where":"true","params":[1]}',
        { subset__params: ['params must be a JSON object'] },
      ],
      [
        'a condition that is none',
        '{"where":"1 x 1"}',
        { subset: ['"public"."parcels": At location 17: syntax error at or near "x"'] },
      ],
    ])('is refused with 400 when its body is %s', async (_, body, errors) => {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ message: 'Invalid request', errors });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });

    it('is refused with 413 when its body is longer than a megabyte', async () => {
      const answer = await post(JSON.stringify({ where: `town = '${'x'.repeat(1_000_000)}'` }));
      expect(answer.status).toBe(413);
      expect(await answer.json()).toEqual({ message: 'Request body too large' });
    });
  });

  describe('a shape that is deleted', () => {
    const remove = (query: string): Promise<Response> => ask(query, { method: 'DELETE' });

    it.each(['table=parcels', 'table=parcels&handle=itsOwn', 'handle=itsOwn'])(
      'goes with 202 and nothing to say, asked with %s, and its clients are sent to another',
      async (query) => {
        const handle = await handleOf('table=parcels');
        const answer = await remove(query.replace('itsOwn', handle));
        expect(answer.status).toBe(202);
        expect(await answer.text()).toBe('');
        const before = await ask(`table=parcels&offset=0_0&handle=${handle}`);
        expect(before.status).toBe(409);
        expect(await before.json()).toEqual([{ headers: { control: 'must-refetch' } }]);
        const next = before.headers.get('electric-handle');
        expect(next).not.toBe(handle);
        expect(next).toBe(await handleOf('table=parcels'));
      },
    );

    it('is not there to be deleted twice: 404', async () => {
      await handleOf('table=parcels');
      await remove('table=parcels');
      expect((await remove('table=parcels')).status).toBe(404);
      expect((await remove('table=parcels&handle=unknown')).status).toBe(404);
    });

    it('is the one that was described: the handle of another is refused with 400, and that one stays', async () => {
      const heavy = 'table=parcels&where=grams%20%3E%20500';
      const other = await handleOf(heavy);
      await handleOf('table=parcels');
      expect((await remove(`table=parcels&handle=${other}`)).status).toBe(400);
      expect(await handleOf(heavy)).toBe(other);
    });
  });
});
