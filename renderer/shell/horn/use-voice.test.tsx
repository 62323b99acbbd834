// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openScreen } from '../testing/open-screen.tsx';
import { Horn } from './Horn.tsx';

/** A browser's own sound, which it keeps from the page until somebody has touched it. */
class HeldContext extends EventTarget {
  static allowed = false;
  static opened: HeldContext[] = [];
  state: AudioContextState = 'suspended';
  constructor() {
    super();
    HeldContext.opened.push(this);
  }
  become(state: AudioContextState) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
  resume() {
    if (HeldContext.allowed) this.become('running');
    return Promise.resolve();
  }
  suspend() {
    this.become('suspended');
    return Promise.resolve();
  }
  close() {
    this.state = 'closed';
    return Promise.resolve();
  }
}

const request = vi.fn((_name: string, _options: unknown, whenGranted: () => Promise<void>) => whenGranted());
/** Whether this window still holds what it was granted last. */
async function isHolding(): Promise<boolean> {
  const last = request.mock.results.at(-1);
  if (!last) return false;
  const settled = Symbol('settled');
  return (await Promise.race([last.value, Promise.resolve(settled)])) === settled;
}

beforeEach(() => {
  request.mockClear();
  Object.assign(HeldContext, { allowed: false, opened: [] });
});

async function openWindow() {
  const screen = openScreen();
  vi.stubGlobal('AudioContext', HeldContext);
  const query = async () => ({ held: [] });
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: { request, query } }));
  await screen.draw(<Horn />);
}

const press = (key: string) =>
  act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key })));

describe('a window that could sound for its desk', () => {
  it('does not ask for the horn while its browser keeps it silent, and asks once somebody has touched it', async () => {
    await openWindow();
    await press('Escape');
    expect(request).not.toHaveBeenCalled();
    HeldContext.allowed = true;
    await press('x');
    expect(request).toHaveBeenCalledWith('aglis:horn', expect.anything(), expect.anything());
    expect(await isHolding()).toBe(true);
  });

  it('asks at once where its browser lets it sound', async () => {
    HeldContext.allowed = true;
    await openWindow();
    expect(await isHolding()).toBe(true);
  });

  it('gives the horn to another when it is silenced again', async () => {
    HeldContext.allowed = true;
    await openWindow();
    HeldContext.allowed = false;
    act(() => HeldContext.opened.at(-1)?.become('suspended'));
    expect(await isHolding()).toBe(false);
  });

  it('rests while another holds the horn, and sounds when its turn comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    let grant = () => undefined as unknown;
    request.mockImplementationOnce((_name, _options, whenGranted) => {
      grant = whenGranted;
      return new Promise(() => undefined);
    });
    HeldContext.allowed = true;
    await openWindow();
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(HeldContext.opened.at(-1)?.state).toBe('suspended');
    await act(async () => void grant());
    expect(HeldContext.opened.at(-1)?.state).toBe('running');
  });
});
