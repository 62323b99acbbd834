import { describe, expect, it, vi } from 'vitest';
import type { Pairing } from '../../../shared/contracts/displays.ts';
import { instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { LineStatus } from '../sync/line.ts';
import { ServerAway, ServerRefused, type SignedIn } from '../sync/server-client.ts';
import { noon, operator } from '../testing/builders.ts';
import { askForPairing } from './pairing.ts';

type Answer = { kind: 'waiting' } | { kind: 'ended' } | { kind: 'paired' };

function workstation() {
  const world = {
    now: noon,
    codes: 0,
    answer: { kind: 'waiting' } as Answer,
    trouble: null as Error | null,
    line: 'open' as LineStatus,
  };
  const due: (() => void)[] = [];
  const paired: SignedIn[] = [];
  const asked: string[] = [];
  const pairing = askForPairing({
    server: {
      beginPairing() {
        if (world.trouble) return Promise.reject(world.trouble);
        world.codes += 1;
        return Promise.resolve({
          code: `CODE${world.codes}`,
          token: `token-${world.codes}`,
          expiresAt: instant(world.now + 10 * minuteMs),
        });
      },
      lookAtPairing(token) {
        if (world.trouble) return Promise.reject(world.trouble);
        asked.push(token);
        const expiresAt = instant(world.now + minuteMs);
        return Promise.resolve(
          world.answer.kind === 'paired'
            ? { kind: 'paired' as const, principal: operator, expiresAt }
            : { kind: world.answer.kind },
        );
      },
    },
    line: { status: () => world.line, suspect: () => undefined },
    deskName: 'dinding',
    isSignedIn: () => paired.length > 0,
    now: () => world.now,
    timers: {
      after(_, run) {
        due.push(run);
        return () => void due.splice(due.indexOf(run), 1);
      },
    },
    onPaired: (signedIn) => paired.push(signedIn),
  });
  const told: Pairing[] = [];
  const watch = () => {
    const stop = new AbortController();
    void (async () => {
      for await (const each of pairing.watch(stop.signal)) told.push(each);
    })();
    return stop;
  };
  const pass = async () => {
    await vi.waitFor(() => expect(due.length).toBeGreaterThan(0));
    for (const run of due.splice(0)) run();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { world, paired, asked, told, watch, pass, due };
}

const code = (n: number) => expect.objectContaining({ kind: 'code', code: `CODE${n}` });

describe('a workstation that is to be a display', () => {
  it('shows one code, however many windows ask, and is signed in when the code is approved', async () => {
    const { world, paired, told, watch, pass } = workstation();
    watch();
    watch();
    await vi.waitFor(() => expect(told.filter(({ kind }) => kind === 'code')).toHaveLength(2));
    expect(world.codes).toBe(1);
    world.answer = { kind: 'paired' };
    await pass();
    expect(paired).toEqual([{ token: 'token-1', principal: operator, expiresAt: instant(noon + minuteMs) }]);
    await pass();
    expect(world.codes).toBe(1);
  });

  it('shows the next code when one has run out or was taken back', async () => {
    const { world, told, watch, pass } = workstation();
    watch();
    await vi.waitFor(() => expect(told).toContainEqual(code(1)));
    world.now = instant(noon + 11 * minuteMs);
    await pass();
    await vi.waitFor(() => expect(told).toContainEqual(code(2)));
    world.answer = { kind: 'ended' };
    await pass();
    await pass();
    await vi.waitFor(() => expect(told).toContainEqual(code(3)));
  });

  it('keeps its code while the server is away, and says so when it has none', async () => {
    const { world, told, asked, watch, pass } = workstation();
    world.trouble = new ServerAway(null);
    watch();
    await vi.waitFor(() => expect(told).toContainEqual({ kind: 'refused', reason: 'unreachable' }));
    world.trouble = new ServerRefused('too-many-requests', 'wait', null);
    await pass();
    await vi.waitFor(() => expect(told).toContainEqual({ kind: 'refused', reason: 'too-many-requests' }));
    world.trouble = new ServerRefused('server-error', 'no such procedure', null);
    world.line = 'server-too-old';
    await pass();
    await vi.waitFor(() => expect(told).toContainEqual({ kind: 'refused', reason: 'server-too-old' }));
    world.trouble = null;
    await pass();
    await vi.waitFor(() => expect(told).toContainEqual(code(1)));
    world.trouble = new ServerAway(null);
    await pass();
    world.trouble = null;
    await pass();
    expect(asked).toEqual(['token-1']);
    expect(told.at(-1)).toEqual(code(1));
  });

  it('asks for nothing when no window shows the code any more', async () => {
    const { told, watch, due } = workstation();
    const stop = watch();
    await vi.waitFor(() => expect(told).toContainEqual(code(1)));
    stop.abort();
    await vi.waitFor(() => expect(due).toHaveLength(0));
  });
});
