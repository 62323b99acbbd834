import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../shared/contracts/live.ts';
import { temporaryDirectory } from '../testing/desk-harness.ts';
import { preferencesFile } from './preferences-file.ts';

describe('the preferences of a workstation', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const path = () => join(directory.path, 'preferences.json');

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  it('are the defaults until somebody chose', () => {
    expect(preferencesFile(path()).read()).toEqual(defaultPreferences);
  });

  it('that cannot be read are put aside, not written over', () => {
    writeFileSync(path(), '{"theme":"pink"}');
    const preferences = preferencesFile(path());
    expect(preferences.read()).toEqual(defaultPreferences);
    preferences.change({ theme: 'day' });
    expect(readFileSync(`${path()}.unreadable`, 'utf8')).toBe('{"theme":"pink"}');
  });

  it('hold while the disk fails, and a choice that was not kept is not told', () => {
    const heard: unknown[] = [];
    const preferences = preferencesFile(path());
    preferences.changed.listen((now) => heard.push(now));
    preferences.change({ theme: 'day' });
    mkdirSync(`${path()}.new`);
    expect(() => preferences.change({ theme: 'night' })).toThrow();
    expect(preferences.read()).toMatchObject({ theme: 'day' });
    expect(heard).toHaveLength(1);
  });

  it('stay as chosen, each part by itself, and every window hears of it', () => {
    const heard: unknown[] = [];
    const preferences = preferencesFile(path());
    preferences.changed.listen((now) => heard.push(now));
    preferences.change({ theme: 'night', typeScale: 1.5 });
    preferences.change({ language: 'en' });
    const chosen = { ...defaultPreferences, theme: 'night', language: 'en', typeScale: 1.5 };
    expect(preferencesFile(path()).read()).toEqual(chosen);
    expect(heard.at(-1)).toEqual(chosen);
  });

  it('of an older desk, which knew less, are kept', () => {
    writeFileSync(path(), '{"theme":"day","language":"en","typeScale":null}');
    expect(preferencesFile(path()).read()).toMatchObject({ theme: 'day', language: 'en', keys: {} });
  });

  it('hold the keys of each person who works here', () => {
    const preferences = preferencesFile(path());
    preferences.change({ keys: { rina: { 'ticket.resolve': 'F2', 'ticket.close': null } } });
    preferences.change({ theme: 'night' });
    expect(preferencesFile(path()).read()).toMatchObject({
      theme: 'night',
      keys: { rina: { 'ticket.resolve': 'F2', 'ticket.close': null } },
    });
  });
});
