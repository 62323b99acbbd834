import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const routing = (environment: Record<string, string>) => {
  try {
    return readConfiguration(environment).routing;
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

const url = 'http://osrm.test:5000';

describe('the environment for travel times', () => {
  it('asks no service when it names none', () => expect(routing({})).toEqual({ kind: 'none' }));

  it('takes a server of OSRM or Valhalla by its address, and keeps its answers for a month', () => {
    expect(routing({ AGLIS_ROUTING_KIND: 'osrm', AGLIS_ROUTING_URL: url })).toEqual({
      kind: 'osrm',
      url,
      key: null,
      profile: 'driving',
      timeoutMs: 10_000,
      keptHours: 720,
      mostCells: 1_000_000,
    });
    const valhalla = { AGLIS_ROUTING_KIND: 'valhalla', AGLIS_ROUTING_URL: url };
    expect(routing({ ...valhalla, AGLIS_ROUTING_PROFILE: 'motorcycle' })).toMatchObject({
      profile: 'motorcycle',
    });
  });

  it('takes Google by its key, keeps nothing and asks for little', () => {
    expect(routing({ AGLIS_ROUTING_KIND: 'google', AGLIS_ROUTING_KEY: 'k3y' })).toEqual({
      kind: 'google',
      url: 'https://routes.googleapis.com',
      key: 'k3y',
      profile: 'DRIVE',
      traffic: 'unaware',
      timeoutMs: 10_000,
      keptHours: 0,
      mostCells: 2500,
    });
  });

  it.each([
    [
      { AGLIS_ROUTING_KIND: 'mapbox' },
      'AGLIS_ROUTING_KIND is wrong: it must be none, osrm, valhalla or google.',
    ],
    [
      { AGLIS_ROUTING_URL: url },
      'AGLIS_ROUTING_KIND is wrong: a routing URL is set, so it must say which service answers there: osrm, valhalla or google.',
    ],
    [{ AGLIS_ROUTING_KIND: 'osrm' }, 'AGLIS_ROUTING_URL is wrong: osrm needs the address of a server.'],
    [
      { AGLIS_ROUTING_KIND: 'osrm', AGLIS_ROUTING_URL: 'osrm.test' },
      'AGLIS_ROUTING_URL is wrong: it must be a URL that begins with http:// or https://.',
    ],
    [{ AGLIS_ROUTING_KIND: 'google' }, 'AGLIS_ROUTING_KEY is wrong: google needs an API key.'],
    [
      { AGLIS_ROUTING_KIND: 'google', AGLIS_ROUTING_KEY: 'k', AGLIS_ROUTING_PROFILE: 'driving' },
      'AGLIS_ROUTING_PROFILE is wrong: google knows DRIVE and TWO_WHEELER.',
    ],
    [
      { AGLIS_ROUTING_TIMEOUT_MS: '5' },
      'AGLIS_ROUTING_TIMEOUT_MS is wrong: it must be a whole number from 100 to 120000.',
    ],
    [
      { AGLIS_ROUTING_KEY: 'a b' },
      'AGLIS_ROUTING_KEY is wrong: it must be printable characters without spaces.',
    ],
  ])('says in one sentence what is wrong with %j', (environment, sentence) => {
    expect(routing(environment)).toBe(`The environment variable ${sentence}`);
  });
});

describe('the environment for a VROOM server', () => {
  it('names nobody by itself, and a server by its address', () => {
    expect(readConfiguration({}).vroomUrl).toBeNull();
    expect(readConfiguration({ AGLIS_VROOM_URL: 'http://vroom.test:3000' }).vroomUrl).toBe(
      'http://vroom.test:3000',
    );
  });

  it.each(['vroom.test:3000', 'ftp://vroom.test', ''])(
    'says in one sentence that %j is no address',
    (url) => {
      expect(() => readConfiguration({ AGLIS_VROOM_URL: url })).toThrow(
        'The environment variable AGLIS_VROOM_URL is wrong: it must be a URL that begins with http:// or https://.',
      );
    },
  );
});
