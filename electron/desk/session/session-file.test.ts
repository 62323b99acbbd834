import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';
import { createSignal } from '../process/signal.ts';
import { noon, operator } from '../testing/builders.ts';
import { temporaryDirectory } from '../testing/desk-harness.ts';
import { sessionFile } from './session-file.ts';
import { keepSession } from './session-keeper.ts';

describe('the saved session', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const path = () => join(directory.path, 'session.json');
  const saved = {
    serverUrl: 'http://server:7400',
    token: 'secret',
    principal: operator,
    expiresAt: instant(noon + hourMs),
  };
  const sessionAt = (serverUrl: string, now = noon) =>
    keepSession({
      server: { signIn: () => Promise.reject(new Error('not asked')) },
      line: { status: () => 'open', suspect: () => undefined },
      revocations: { revoke: () => undefined },
      file: sessionFile(path()),
      token: { current: null },
      serverUrl,
      deskName: 'test',
      now: () => now,
      changed: createSignal(),
    }).current().kind;

  beforeEach(() => {
    directory = temporaryDirectory();
    sessionFile(path()).write(saved);
  });
  afterEach(() => directory.remove());

  it('is taken up again after a restart', () => {
    expect(sessionAt('http://server:7400')).toBe('signed-in');
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('is never offered to another server, and not after it ran out', () => {
    expect(sessionAt('http://other:7400')).toBe('signed-out');
    expect(sessionAt('http://server:7400', instant(noon + 2 * hourMs))).toBe('signed-out');
  });

  it('of a display is taken up again also after it ran out here: being used prolongs it, and the server knows', () => {
    sessionFile(path()).write({ ...saved, principal: { ...operator, role: 'display' } });
    expect(sessionAt('http://server:7400', instant(noon + 2 * hourMs))).toBe('signed-in');
  });

  it('is no session when the file is not what this program wrote', () => {
    writeFileSync(path(), '{"token":');
    expect(sessionAt('http://server:7400')).toBe('signed-out');
  });
});
