import fc from 'fast-check';
import fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ShapeName, shapes } from '../../shared/contracts/shapes.ts';
import { forwardToElectric } from './forward-to-electric.ts';
import { registerShapes } from './gatekeeper.ts';
import { holdOpenStreams } from './open-streams.ts';
import { operator } from './testing/operator.ts';
import { type RecordingElectric, startRecordingElectric } from './testing/recording-electric.ts';

/** What describes a shape, and what asks for a part of one. */
const describing = [
  'table',
  'columns',
  'queryable_columns',
  'where',
  'params',
  'params[1]',
  'replica',
  'secret',
  'api_secret',
  'source_id',
  'subset__where',
  'subset__params',
  'subset__limit',
  'subset__offset',
  'subset__order_by',
  'subset__where_expr',
  'subset__order_by_expr',
];
const protocol = ['offset', 'handle', 'cursor', 'live', 'live_sse', 'experimental_live_sse', 'log'];
const passed = [...protocol, 'expired_handle', 'cache-buster'];

const disguised = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    name,
    name.toUpperCase(),
    name[0]?.toUpperCase() + name.slice(1),
    `${name}[]`,
    `${name}[0]`,
    ` ${name}`,
    `${name} `,
    `${name}\0`,
    `offset&${name}`,
    `__proto__[${name}]`,
  );
const parameterName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...describing).chain(disguised) },
  { weight: 2, arbitrary: fc.constantFrom(...passed) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const parameterValue = fc.oneof(
  fc.constantFrom(
    'accounts',
    'true',
    'password_hash',
    'full',
    '-1',
    '1_0',
    '-1&table=accounts',
    '-1#&table=accounts',
    '%26table%3Daccounts',
    '-1\r\ntable: accounts',
    'x) OR (true',
  ),
  fc.string({ maxLength: 20 }),
);
const parameters = fc.array(fc.tuple(parameterName, parameterValue), { maxLength: 12 });
const shapeName = fc.constantFrom(...(Object.keys(shapes) as ShapeName[]));

async function openGate(reader = operator): Promise<{ address: string; electric: RecordingElectric }> {
  const electric = await startRecordingElectric();
  const app = fastify();
  registerShapes(app, {
    streams: holdOpenStreams(),
    principalOf: () => Promise.resolve(reader),
    source: forwardToElectric(`${electric.url}/?secret=ours`),
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => app.close());
  return { address, electric };
}

/** What Electric must be told of the shape, whatever the client said. */
function described(name: ShapeName, reader = operator): Record<string, string> {
  const { table, columns, where, ofReader } = shapes[name];
  const listed = Object.keys(columns).join(',');
  const bound = ofReader ? { 'params[1]': reader.accountId } : {};
  return { table, columns: listed, ...(where === null ? {} : { where }), ...bound, secret: 'ours' };
}

describe('the gate before the shapes', () => {
  it('lets no client widen a shape, however it spells, repeats or hides its parameters', async () => {
    const { address, electric } = await openGate();
    const property = fc.asyncProperty(shapeName, parameters, async (name, given) => {
      const before = electric.requests.length;
      const answer = await fetch(`${address}/v1/shapes/${name}?${new URLSearchParams(given)}`);
      await answer.text();
      expect(answer.status).toBe(200);
      expect(electric.requests).toHaveLength(before + 1);
      const asked = electric.requests.at(-1)?.parameters ?? [];
      const ours = asked.filter(([parameter]) => !passed.includes(parameter));
      expect(Object.fromEntries(ours)).toEqual(described(name));
      expect(new Set(asked.map(([parameter]) => parameter)).size).toBe(asked.length);
      for (const [parameter, value] of asked.filter(([known]) => passed.includes(known)))
        expect(value).toBe(given.find(([named]) => named === parameter)?.[1]);
    });
    await fc.assert(property, { numRuns: 400 });
  });

  it.each(['boards', 'filters'] as const)(
    'binds who reads to the clause of %s, whoever they say they are',
    async (name) => {
      const quoting = { ...operator, accountId: `x' OR 'a'='a` as typeof operator.accountId };
      for (const reader of [operator, quoting]) {
        const { address, electric } = await openGate(reader);
        const other = crypto.randomUUID();
        await fetch(`${address}/v1/shapes/${name}?offset=-1&params[1]=${other}&params%5B1%5D=${other}`);
        const asked = Object.fromEntries(electric.requests[0]?.parameters ?? []);
        expect(asked).toEqual({ ...described(name, reader), offset: '-1' });
        expect(asked.where).toBe('shared = true OR owner_id = $1');
      }
    },
  );

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'has no way for %s, so no body describes a subset',
    async (method) => {
      const { address, electric } = await openGate();
      const answer = await fetch(`${address}/v1/shapes/tickets?offset=-1`, {
        method,
        headers: { 'content-type': 'application/json', 'x-http-method-override': 'GET' },
        body: JSON.stringify({ where: 'true', table: 'accounts' }),
      });
      expect(answer.status).toBe(404);
      expect(electric.requests).toEqual([]);
    },
  );

  it.each([
    'accounts',
    'Tickets',
    'tickets%20',
    'public.tickets',
    '%22tickets%22',
    '__proto__',
    'constructor',
    '..%2F..%2Fv1%2Fshape',
    'tickets%00',
    'tickets,accounts',
  ])('knows no shape called %s', async (name) => {
    const { address, electric } = await openGate();
    expect((await fetch(`${address}/v1/shapes/${name}?offset=-1`)).status).toBe(404);
    expect(electric.requests).toEqual([]);
  });

  it('asks the same for a HEAD as for a GET', async () => {
    const { address, electric } = await openGate();
    const answer = await fetch(`${address}/v1/shapes/tickets?offset=-1&table=accounts`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(electric.requests[0]?.parameters ?? [])).toEqual({
      ...described('tickets'),
      offset: '-1',
    });
  });
});
