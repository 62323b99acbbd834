import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../../../shared/kernel/instant.ts';
import { googleService } from './google-service.ts';
import { osrmService } from './osrm-service.ts';
import { ask, block, key, openGoogle, openOsrm, openValhalla, tomorrow } from './testing/ask-one-block.ts';
import {
  googleError,
  googleMatrix,
  osrmTable,
  readOsrmTable,
  routeMatrixRequest,
  valhallaMatrix,
  valhallaRefusal,
} from './testing/documented-services.ts';
import { fault, startRoutingDouble } from './testing/routing-double.ts';

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
