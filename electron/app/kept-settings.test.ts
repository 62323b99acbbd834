import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptSettings } from './kept-settings.ts';

const told = { AGLIS_SERVER_URL: 'http://10.0.0.5:7400', AGLIS_MAP_PMTILES: '/srv/karawang.pmtiles' };

describe('what a desk was told', () => {
  let directory: string;
  let said: string[];
  const file = () => join(directory, 'shell', 'desk-settings.json');
  const kept = () => keptSettings(file(), (sentence) => said.push(sentence));

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'aglis-settings-'));
    said = [];
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('is nothing before its first opening', () => {
    expect(kept().read()).toEqual({});
  });

  it('is read as it was kept', () => {
    kept().write(told);
    expect(kept().read()).toEqual(told);
  });

  it('keeps nothing of what was told the time before', () => {
    kept().write(told);
    const { AGLIS_MAP_PMTILES: _, ...withoutMap } = told;
    kept().write({ ...withoutMap, AGLIS_MAP_PMTILES: undefined });
    expect(kept().read()).toEqual(withoutMap);
  });

  it.each(['nonsense', '', '[]', '{"AGLIS_SERVER_URL":"nonsense"}', '{"AGLIS_SERVER_URL":7400}'])(
    'is nothing where its file holds %j, until the next opening',
    (text) => {
      kept().write(told);
      writeFileSync(file(), text);
      expect(kept().read()).toEqual({});
      kept().write(told);
      expect(kept().read()).toEqual(told);
    },
  );

  it('that cannot be kept ends nothing', () => {
    writeFileSync(join(directory, 'shell'), 'not a directory');
    kept().write(told);
    expect(said).toEqual([expect.stringContaining('could not be kept')]);
    expect(readFileSync(join(directory, 'shell'), 'utf8')).toBe('not a directory');
  });
});
