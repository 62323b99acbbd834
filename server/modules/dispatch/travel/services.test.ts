import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import { googleService } from './google-service.ts';
import type { Block, MatrixService } from './matrix-service.ts';
import { osrmService } from './osrm-service.ts';
import {
  googleError,
  googleMatrix,
  osrmTable,
  readOsrmTable,
  routeMatrixRequest,
  valhallaMatrix,
  valhallaRefusal,
} from './testing/documented-services.ts';
import {
  type Behaviour,
  fault,
  roadMetres,
  roadSeconds,
  startRoutingDouble,
} from './testing/routing-double.ts';
import { valhallaService } from './valhalla-service.ts';

const at = (longitude: number, latitude = -6.3): Position => ({ longitude, latitude });
const block: Block = { from: [at(107.3), at(107.31)], to: [at(107.3), at(107.35), at(107.4, -6.2)] };
const tomorrow = instant(Date.now() + 24 * hourMs);
const key = 's3cret-key-of-ours';

const ask = (service: MatrixService, asked = block, signal = AbortSignal.timeout(5000)) =>
  service.ask(asked, tomorrow, signal);

const roads = block.from.flatMap((a) => block.to.map((b) => [roadSeconds(a, b), roadMetres(a, b)]));
const cellsOf = (answer: { seconds: Float64Array; metres: Float64Array }) =>
  [...answer.seconds].map((seconds, cell) => [seconds, answer.metres[cell]]);

type Open = (url: string, timeoutMs?: number) => MatrixService;
const openOsrm: Open = (url, timeoutMs = 2000) => osrmService({ url, key, profile: 'driving', timeoutMs });
const openValhalla: Open = (url, timeoutMs = 2000) =>
  valhallaService({ url, key, profile: 'motorcycle', timeoutMs });
const openGoogle: Open = (url, timeoutMs = 2000) =>
  googleService({ url, key, profile: 'DRIVE', traffic: 'unaware', timeoutMs });

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
    expect(Date.now() - began).toBeLessThan(3000);
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

describe('what OSRM is asked', () => {
  it('is its table service, with the query of the address it was given', async () => {
    const double = await startRoutingDouble(osrmTable());
    await ask(
      osrmService({ url: `${double.url}/id/?token=abc`, key: null, profile: 'bike', timeoutMs: 2000 }),
    );
    const [request] = double.requests;
    if (!request) throw new Error('Nothing was asked');
    expect(request.method).toBe('GET');
    expect(request.url.pathname).toBe(
      '/id/table/v1/bike/107.3,-6.3;107.31,-6.3;107.3,-6.3;107.35,-6.3;107.4,-6.2',
    );
    expect(request.url.search).toBe(
      '?token=abc&sources=0;1&destinations=2;3;4&annotations=duration,distance',
    );
    expect(readOsrmTable(request)).toEqual({ ...block, profile: 'bike' });
  });

  it.each([
    ['TooBig', 'too-big'],
    ['InvalidQuery', 'refused'],
    ['NoTable', 'refused'],
    ['NoSegment', 'refused'],
  ])('may be refused as %s', async (code, kind) => {
    const double = await startRoutingDouble(fault(400, { code, message: 'Words' }));
    const refusal = { kind, detail: `400 ${code}: Words` };
    expect(await ask(openOsrm(double.url))).toMatchObject({ ok: false, refusal });
  });
});

describe('what Valhalla is asked', () => {
  it('is sources to targets, in kilometres, for a costing', async () => {
    const double = await startRoutingDouble(valhallaMatrix());
    await ask(openValhalla(double.url));
    expect(double.requests[0]).toMatchObject({
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: {
        sources: [
          { lat: -6.3, lon: 107.3 },
          { lat: -6.3, lon: 107.31 },
        ],
        costing: 'motorcycle',
        units: 'kilometers',
      },
    });
    expect(double.requests[0]?.url.pathname).toBe('/sources_to_targets');
  });

  it.each([
    [150, 'too-big'],
    [154, 'refused'],
    [171, 'refused'],
  ])('may be refused by its code %d', async (code, kind) => {
    const double = await startRoutingDouble(() => valhallaRefusal(400, code, 'Words'));
    expect(await ask(openValhalla(double.url))).toMatchObject({
      ok: false,
      refusal: { kind, detail: `400 ${code}: Words` },
    });
  });

  it('answers in miles when it is set to', async () => {
    const cells = block.from.map(() => block.to.map(() => ({ distance: 1, time: 60 })));
    const double = await startRoutingDouble(() => ({ body: { units: 'miles', sources_to_targets: cells } }));
    const answer = await ask(openValhalla(double.url));
    expect(answer.ok && answer.value.metres[0]).toBeCloseTo(1609.344);
  });
});

describe('what Google is asked', () => {
  it('names the fields it wants, and no hour without traffic', async () => {
    const double = await startRoutingDouble(googleMatrix());
    await ask(openGoogle(double.url));
    const [request] = double.requests;
    expect(request?.url.pathname).toBe('/distanceMatrix/v2:computeRouteMatrix');
    expect(request?.headers).toMatchObject({
      'x-goog-api-key': key,
      'x-goog-fieldmask': 'originIndex,destinationIndex,status,condition,distanceMeters,duration',
    });
    const body = routeMatrixRequest.parse(request?.body);
    expect(body).toMatchObject({ travelMode: 'DRIVE', routingPreference: 'TRAFFIC_UNAWARE' });
    expect(body.departureTime).toBeUndefined();
  });

  it('says when one sets off where traffic counts, unless that has passed', async () => {
    const double = await startRoutingDouble(googleMatrix());
    const service = googleService({
      url: double.url,
      key,
      profile: 'TWO_WHEELER',
      traffic: 'optimal',
      timeoutMs: 2000,
    });
    await ask(service);
    await service.ask(block, instant(Date.now() - hourMs), AbortSignal.timeout(5000));
    const [ahead, past] = double.requests.map(({ body }) => routeMatrixRequest.parse(body));
    expect(ahead?.departureTime).toBe(new Date(tomorrow).toISOString());
    expect(past?.departureTime).toBeUndefined();
    expect(service.blockSide ** 2).toBe(100);
    expect(openGoogle(double.url).blockSide ** 2).toBe(625);
  });

  it('may fail in one element, which then stays unknown', async () => {
    const double = await startRoutingDouble(
      googleMatrix((element, index) =>
        index === 2
          ? { originIndex: 0, destinationIndex: 2, status: { code: 8, message: 'Quota' } }
          : element,
      ),
    );
    const answer = await ask(openGoogle(double.url));
    if (!answer.ok) throw new Error(answer.refusal.detail);
    expect([...answer.value.seconds].map(Number.isNaN)).toEqual([false, false, true, false, false, false]);
    expect(answer.value.unsaid).toEqual({ kind: 'quota', detail: '8 Quota' });
  });

  it('may leave an element away', async () => {
    const double = await startRoutingDouble(googleMatrix((element, index) => (index === 5 ? null : element)));
    const answer = await ask(openGoogle(double.url));
    expect(answer).toMatchObject({ ok: true, value: { unsaid: { kind: 'malformed' } } });
  });

  it.each([
    [429, 'RESOURCE_EXHAUSTED', 'quota'],
    [403, 'PERMISSION_DENIED', 'denied'],
    [400, 'INVALID_ARGUMENT', 'refused'],
  ])('may be refused with %d %s', async (code, status, kind) => {
    const double = await startRoutingDouble(() => googleError(code, status, 'Words'));
    expect(await ask(openGoogle(double.url))).toMatchObject({
      refusal: { kind, detail: `${code} ${status}: Words` },
    });
  });

  it('may not know the key', async () => {
    const reason = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' };
    const double = await startRoutingDouble(() =>
      googleError(400, 'INVALID_ARGUMENT', 'API key not valid.', [reason]),
    );
    expect(await ask(openGoogle(double.url))).toMatchObject({ refusal: { kind: 'denied' } });
  });
});
