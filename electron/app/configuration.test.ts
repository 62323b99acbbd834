import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskEnvironmentFor, deskSettingsFor, isGpuOff, misreadIn } from './configuration.ts';

const kept = {
  AGLIS_SERVER_URL: 'http://kept:7400',
  AGLIS_DATA_DIR: '/kept/desk',
  AGLIS_MAP_PMTILES: '/kept/streets.pmtiles',
  AGLIS_MAP_TILES: 'https://kept/{z}/{x}/{y}.png',
  AGLIS_MAP_ATTRIBUTION: 'Kept',
};
const told = (given: Partial<Parameters<typeof deskSettingsFor>[0]> = {}) =>
  deskSettingsFor({ environment: {}, serverUrlSwitch: '', kept, ...given });

describe('a variable of the shell', () => {
  it('is one sentence when it cannot be read, and silent otherwise', () => {
    expect(misreadIn({ AGLIS_GPU: 'off', AGLIS_SUPERVISED: '1', AGLIS_BOARD_MEMORY_MB: '-3' })).toEqual([
      expect.stringMatching(/^AGLIS_GPU is "off", .*\.$/),
      expect.stringMatching(/^AGLIS_BOARD_MEMORY_MB is "-3", .*\.$/),
    ]);
    expect(misreadIn({ AGLIS_GPU: '0' })).toEqual([]);
  });
});

describe('what a desk is told', () => {
  it('is what it was told before, at a start that says nothing', () => {
    expect(told()).toEqual(kept);
  });

  it('is first what the command line says, then the environment', () => {
    const environment = { AGLIS_SERVER_URL: 'http://environment:7400' };
    expect(told({ environment, serverUrlSwitch: 'http://switch:7400' }).AGLIS_SERVER_URL).toBe(
      'http://switch:7400',
    );
    expect(told({ environment }).AGLIS_SERVER_URL).toBe('http://environment:7400');
  });

  it('is nothing of another server’s desk once a server is named', () => {
    expect(told({ serverUrlSwitch: 'http://switch:7400' })).toEqual({
      AGLIS_SERVER_URL: 'http://switch:7400',
    });
  });

  it('is what the environment says of one thing, and of the others what it was told before', () => {
    const environment = { AGLIS_MAP_PMTILES: resolve('/mnt/streets'), AGLIS_DATA_DIR: resolve('/mnt/desk') };
    expect(told({ environment })).toEqual({ ...kept, ...environment });
  });

  it('does not name the owner of the tiles before as that of others', () => {
    const environment = { AGLIS_MAP_TILES: 'https://other/{z}/{x}/{y}.png' };
    expect(told({ environment }).AGLIS_MAP_ATTRIBUTION).toBeUndefined();
  });

  it('names its places so that a start in another directory finds them', () => {
    const environment = { AGLIS_MAP_PMTILES: 'streets.pmtiles', AGLIS_DATA_DIR: 'data' };
    expect(told({ environment })).toMatchObject({
      AGLIS_MAP_PMTILES: resolve('streets.pmtiles'),
      AGLIS_DATA_DIR: resolve('data'),
    });
  });

  it('leaves the graphics card alone as it did before, whichever server is named, until somebody says otherwise', () => {
    const before = { ...kept, AGLIS_GPU: '0' } as const;
    expect(isGpuOff(told())).toBe(false);
    expect(isGpuOff(told({ environment: { AGLIS_GPU: '0' } }))).toBe(true);
    expect(isGpuOff(told({ kept: before, serverUrlSwitch: 'http://switch:7400' }))).toBe(true);
    expect(isGpuOff(told({ kept: before, environment: { AGLIS_GPU: 'nonsense' } }))).toBe(true);
    expect(isGpuOff(told({ kept: before, environment: { AGLIS_GPU: '1' } }))).toBe(false);
  });

  it('has its data among that of the user where nobody says another place', () => {
    expect(deskEnvironmentFor({}, '/home/rina/aglis').AGLIS_DATA_DIR).toBe(resolve('/home/rina/aglis/desk'));
    expect(deskEnvironmentFor(kept, '/home/rina/aglis').AGLIS_DATA_DIR).toBe('/kept/desk');
  });
});
