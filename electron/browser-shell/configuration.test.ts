import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const enough = { AGLIS_SERVER_URL: 'http://127.0.0.1:7400', AGLIS_DATA_DIR: '/tmp/desk' };
const told = (environment: Record<string, string | undefined>) => {
  try {
    return readConfiguration({ ...enough, ...environment });
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

describe('the environment of the browser shell', () => {
  it('needs the server and a directory, and takes any free port', () => {
    expect(told({})).toMatchObject({ port: 0, serverUrl: enough.AGLIS_SERVER_URL, ends: 'when told' });
    expect(told({ AGLIS_DESK_PORT: '7401' })).toMatchObject({ port: 7401 });
  });

  it.each(['abc', '65536', '-1', '74.1', '', '7401 '])('says which port it takes, not %j', (given) => {
    expect(told({ AGLIS_DESK_PORT: given })).toBe(
      `AGLIS_DESK_PORT must be a whole number from 0 to 65535, not "${given}".`,
    );
  });

  it.each([
    [
      'AGLIS_SERVER_URL',
      'server:7400',
      'must be the address of the server, as http://127.0.0.1:7400, not "server:7400"',
    ],
    [
      'AGLIS_SERVER_URL',
      undefined,
      'must be the address of the server, as http://127.0.0.1:7400; it is not set',
    ],
    ['AGLIS_DATA_DIR', undefined, 'must name the directory this desk keeps its data in; it is not set'],
    ['AGLIS_DATA_DIR', '', 'must name the directory this desk keeps its data in, not ""'],
    ['AGLIS_DESK_NAME', '', 'must have 1 to 100 characters, not ""'],
    ['AGLIS_LOG_LEVEL', 'loud', 'must be debug, info, warn, error or silent, not "loud"'],
    ['AGLIS_STOP_WITH_PARENT', 'yes', 'must be 0 or 1, not "yes"'],
  ])('says in our words what is wrong with %s as %j', (name, given, sentence) => {
    expect(told({ [name]: given })).toBe(`${name} ${sentence}.`);
  });
});
