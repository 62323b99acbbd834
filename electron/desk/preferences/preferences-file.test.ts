import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/desk-harness.ts';
import { preferencesFile } from './preferences-file.ts';

describe('the preferences of a workstation', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const path = () => join(directory.path, 'preferences.json');

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  it('are the defaults until somebody chose, and when the file cannot be read', () => {
    const defaults = { theme: 'auto', language: 'id', typeScale: null };
    expect(preferencesFile(path()).read()).toEqual(defaults);
    writeFileSync(path(), '{"theme":"pink"}');
    expect(preferencesFile(path()).read()).toEqual(defaults);
  });

  it('stay as chosen', () => {
    preferencesFile(path()).write({ theme: 'night', language: 'en', typeScale: 1.5 });
    expect(preferencesFile(path()).read()).toEqual({ theme: 'night', language: 'en', typeScale: 1.5 });
  });
});
