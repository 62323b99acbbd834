import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';
import { thisMachine } from '../process/this-machine.ts';
import { ServerAway, ServerRefused } from '../sync/server-client.ts';
import { noon } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { keepRevocations, type Revocations } from './revocations.ts';

const here = 'http://server:7400';

describe('sessions that ended while the server was away', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let told: string[];
  let isReachable: boolean;
  let answer: () => void;
  let opened: Revocations[];
  const file = () => join(directory.path, 'ended-sessions.json');
  const kept = () => JSON.parse(readFileSync(file(), 'utf8')) as { token: string }[];
  const session = (token: string, serverUrl = here) => ({
    serverUrl,
    token,
    expiresAt: instant(noon + hourMs),
  });
  const open = (now = noon) => {
    const revocations = keepRevocations({
      file: file(),
      serverUrl: here,
      server: {
        signOut(token) {
          told.push(token);
          return Promise.resolve().then(answer);
        },
      },
      line: { carriesCommands: () => isReachable, suspect: () => undefined },
      now: () => now,
      timers: thisMachine.timers,
      log: silent,
    });
    opened.push(revocations);
    return revocations;
  };

  beforeEach(() => {
    directory = temporaryDirectory();
    told = [];
    opened = [];
    isReachable = true;
    answer = () => undefined;
  });
  afterEach(() => {
    for (const revocations of opened) revocations.close();
    directory.remove();
  });

  it('are told to the server at once when it is there, and then forgotten', async () => {
    open().revoke(session('one'));
    await vi.waitFor(() => expect(kept()).toEqual([]));
    expect(told).toEqual(['one']);
  });

  it('wait in a file only this user can read, over a restart, and are told when the server is back', async () => {
    isReachable = false;
    const first = open();
    first.revoke(session('one'));
    first.revoke(session('two'));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    first.close();
    const second = open();
    second.kick();
    expect(told).toEqual([]);
    isReachable = true;
    second.kick();
    await vi.waitFor(() => expect(kept()).toEqual([]));
    expect(told).toEqual(['one', 'two']);
  });

  it('are told again after a failure, and count as told when the server does not know them', async () => {
    answer = () => {
      throw new ServerAway(null);
    };
    const revocations = open();
    revocations.revoke(session('one'));
    await vi.waitFor(() => expect(told).toEqual(['one']));
    expect(kept()).toHaveLength(1);
    answer = () => {
      throw new ServerRefused('unauthorized', 'unknown', null);
    };
    await vi.waitFor(() => {
      revocations.kick();
      expect(kept()).toEqual([]);
    });
  });

  it('are told to their own server only, and not after they ran out', async () => {
    const revocations = open();
    revocations.revoke(session('foreign', 'http://other:7400'));
    revocations.close();
    expect(kept()).toHaveLength(1);
    open(instant(noon + 2 * hourMs)).kick();
    await vi.waitFor(() => expect(kept()).toEqual([]));
    expect(told).toEqual([]);
  });

  it('do not keep a desk from opening when their file is damaged', () => {
    writeFileSync(file(), '[{"token":');
    expect(() => open().kick()).not.toThrow();
  });

  it('are told from memory when the file cannot be written', async () => {
    directory.remove();
    open().revoke(session('one'));
    await vi.waitFor(() => expect(told).toEqual(['one']));
  });
});
