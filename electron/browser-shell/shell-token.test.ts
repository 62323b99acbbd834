import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../desk/testing/desk-harness.ts';
import { keptShellToken } from './shell-token.ts';

describe('the token of the browser shell', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const file = () => join(directory.path, 'browser-token');
  const mode = () => statSync(file()).mode & 0o777;

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  it('is made once for a directory, and is another in another', () => {
    const token = keptShellToken(file());
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(keptShellToken(file())).toBe(token);
    expect(keptShellToken(join(directory.path, 'other'))).not.toBe(token);
    expect(readdirSync(directory.path).sort()).toEqual(['browser-token', 'other']);
  });

  it('can be read by this user only, also where the file was copied with wider modes', () => {
    keptShellToken(file());
    expect(mode()).toBe(0o600);
    chmodSync(file(), 0o644);
    keptShellToken(file());
    expect(mode()).toBe(0o600);
  });

  it('is made anew when the file does not hold a whole one', () => {
    for (const damaged of ['', 'short', 'x'.repeat(200)]) {
      writeFileSync(file(), damaged);
      expect(keptShellToken(file())).toMatch(/^[\w-]{43}$/);
      expect(mode()).toBe(0o600);
    }
  });
});
