import { describe, expect, it } from 'vitest';
import type { Position } from '../../../../shared/kernel/position.ts';
import { ask, block, key, type Open, openGoogle, openOsrm, openValhalla } from './testing/ask-one-block.ts';
import { googleError, googleMatrix, osrmTable, valhallaMatrix } from './testing/documented-services.ts';
import {
  type Behaviour,
  fault,
  roadMetres,
  roadSeconds,
  startRoutingDouble,
} from './testing/routing-double.ts';

const roads = block.from.flatMap((a) => block.to.map((b) => [roadSeconds(a, b), roadMetres(a, b)]));
const cellsOf = (answer: { seconds: Float64Array; metres: Float64Array }) =>
  [...answer.seconds].map((seconds, cell) => [seconds, answer.metres[cell]]);

const toKlari = (_: Position, to: Position) => to.longitude === 107.35;

const services: readonly (readonly [
  name: string,
  open: Open,
  well: Behaviour,
  holed: Behaviour,
  short: Behaviour,
])[] = [
  [
    'OSRM',
    openOsrm,
    osrmTable(),
    osrmTable(toKlari),
    () => ({ body: { code: 'Ok', durations: [[0, 1]], distances: [[0, 1]] } }),
  ],
  [
    'Valhalla',
    openValhalla,
    valhallaMatrix(),
    valhallaMatrix(toKlari),
    () => ({ body: { units: 'kilometers', sources_to_targets: [[{ distance: 1, time: 1 }]] } }),
  ],
  [
    'Google Routes',
    openGoogle,
    googleMatrix(),
    googleMatrix((element) =>
      element.destinationIndex === 1
        ? {
            originIndex: element.originIndex,
            destinationIndex: 1,
            status: {},
            condition: 'ROUTE_NOT_FOUND',
          }
        : element,
    ),
    googleMatrix((element, index) => (index === 0 ? { ...element, originIndex: 7 } : element)),
  ],
];

describe.each(services)('%s', (_name, open, well, holed, short) => {
  const answerOf = async (behaviour: Behaviour, timeoutMs?: number) => {
    const double = await startRoutingDouble(behaviour);
    return ask(open(double.url, timeoutMs));
  };

  it('gives seconds and metres of every way asked for', async () => {
    const answer = await answerOf(well);
    if (!answer.ok) throw new Error(answer.refusal.detail);
    expect(answer.value.unsaid).toBeNull();
    for (const [cell, [seconds, metres]] of cellsOf(answer.value).entries()) {
      expect(seconds).toBeCloseTo(roads[cell]?.[0] as number, 3);
      expect(metres).toBeCloseTo(roads[cell]?.[1] as number, 3);
    }
  });

  it('leaves a hole where there is no way', async () => {
    const answer = await answerOf(holed);
    if (!answer.ok) throw new Error(answer.refusal.detail);
    const holes = [...answer.value.seconds].map((seconds) => seconds === Number.POSITIVE_INFINITY);
    expect(holes).toEqual([false, true, false, false, true, false]);
    expect(answer.value.unsaid).toBeNull();
  });

  it.each<readonly [string, Behaviour, string]>([
    ['an answer of another size', short, 'malformed'],
    ['half of a JSON', () => ({ body: '{"code":"Ok","durations":[[0' }), 'malformed'],
    [
      'a page of a proxy',
      () => ({ body: '<html>Welcome</html>', headers: { 'content-type': 'text/html' } }),
      'malformed',
    ],
    ['a number that is none', () => ({ body: [{ code: 'Ok', durations: [['soon']] }] }), 'malformed'],
    ['an answer of 500', fault(500, 'Internal error'), 'server-error'],
    ['an answer of 503', fault(503, { message: 'overloaded' }), 'server-error'],
    ['too many requests', fault(429, { message: 'Too Many Requests' }), 'quota'],
    ['a wrong key', fault(401, { message: 'unauthorized' }), 'denied'],
    ['too long an address or body', fault(414, ''), 'too-big'],
    ['a line that is cut', () => 'hang-up', 'unreachable'],
  ])('calls %s by its name', async (_what, behaviour, kind) => {
    expect(await answerOf(behaviour)).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('waits no longer than it may', async () => {
    const began = Date.now();
    expect(await answerOf(() => 'never', 150)).toMatchObject({ ok: false, refusal: { kind: 'timeout' } });
    expect(Date.now() - began).toBeLessThan(8000);
  });

  it('says that nobody is there', async () => {
    const answer = await ask(open('http://127.0.0.1:9'));
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'unreachable' } });
  });

  it('stops when nobody waits any more', async () => {
    const double = await startRoutingDouble(() => 'never');
    const answer = await ask(open(double.url), block, AbortSignal.timeout(50));
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'out-of-time' } });
  });

  it('never repeats its key, whoever says it', async () => {
    const answer = await answerOf(fault(400, { code: key, message: key, error_code: 1, error: `no ${key}` }));
    const googles = await answerOf(() => googleError(400, 'INVALID_ARGUMENT', `bad key ${key}`));
    expect(JSON.stringify([answer, googles])).not.toContain(key);
  });

  it('hears when to come again', async () => {
    const told = (value: string) => answerOf(fault(429, {}, { 'retry-after': value }));
    expect(await told('7')).toMatchObject({ refusal: { retryAfterMs: 7000 } });
    const date = await told(new Date(Date.now() + 30_000).toUTCString());
    if (date.ok) throw new Error('Answered');
    expect(date.refusal.retryAfterMs).toBeGreaterThan(25_000);
    expect(await told('soon')).toMatchObject({ refusal: { retryAfterMs: null } });
  });
});
