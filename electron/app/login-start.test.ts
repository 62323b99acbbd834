import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loginStart } from './login-start.ts';

describe('starting at log-in', () => {
  let directory: string;
  let applied: boolean[];
  const start = (apply = (isOn: boolean) => void applied.push(isOn), isSupervised = false) =>
    loginStart({
      file: join(directory, 'shell', 'start.json'),
      isSupervised,
      apply,
      onChanged: () => undefined,
      log: () => undefined,
    });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'aglis-login-'));
    applied = [];
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('comes with a wall and goes with it', () => {
    const login = start();
    for (const isThere of [false, true, true, false]) login.wall(isThere);
    expect(applied).toEqual([true, false]);
  });

  it('is what a person has chosen, wall or not, after a restart too', () => {
    const login = start();
    login.wall(true);
    login.choose(false);
    login.wall(true);
    expect(login.isOn()).toBe(false);
    const again = start();
    again.wall(true);
    expect(again.isOn()).toBe(false);
    expect(applied).toEqual([true, false]);
  });

  it('is told to the system at every start while it is on', () => {
    start().choose(true);
    start().wall(false);
    expect(applied).toEqual([true, true]);
    start().choose(false);
    applied = [];
    start().wall(true);
    expect(applied).toEqual([]);
  });

  it('is taken back and left to a supervisor, wall and choice or not', () => {
    start().choose(true);
    applied = [];
    const login = start(undefined, true);
    login.wall(true);
    expect(login.isElsewhere).toBe(true);
    expect(applied).toEqual([false]);
  });

  it('that the system refuses ends nothing', () => {
    const login = start(() => {
      throw new Error('not allowed');
    });
    expect(() => login.wall(true)).not.toThrow();
  });
});
