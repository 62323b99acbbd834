// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listenToKeys, useShortcutRegistry } from '../../shell/shortcuts.tsx';
import { openScreen, pressButton, settled } from '../../shell/testing/open-screen.tsx';
import { BrowserScreen } from './BrowserScreen.tsx';

/** The screen of a browser as jsdom has none: what it was asked, and whether it agrees. */
function standInForScreen({ agrees }: { readonly agrees: boolean }) {
  const held = { locks: 0 };
  const answer = () => (agrees ? Promise.resolve() : Promise.reject(new Error('not allowed')));
  const become = (element: Element | null) => {
    Object.defineProperty(document, 'fullscreenElement', { value: element, configurable: true });
    document.dispatchEvent(new Event('fullscreenchange'));
  };
  const request = vi.fn(async () => {
    await answer();
    held.locks += 1;
    return {
      release() {
        held.locks -= 1;
        return Promise.resolve();
      },
    };
  });
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { wakeLock: { request } }));
  document.documentElement.requestFullscreen = async () => {
    await answer();
    become(document.documentElement);
  };
  document.exitFullscreen = async () => become(null);
  become(null);
  return { held, request };
}

const isWhole = () => document.fullscreenElement !== null;
const said = () => document.querySelector('.board-refusal')?.textContent ?? '';
const press = (key: string, part: KeyboardEventInit = {}) =>
  act(() => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...part }));
    return settled();
  });

function Wall({ kiosk }: { readonly kiosk: boolean }) {
  const registry = useShortcutRegistry();
  return (
    <div ref={() => listenToKeys(registry, window)}>
      <BrowserScreen kiosk={kiosk} />
    </div>
  );
}

describe('the screen of a board in a browser', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    Object.assign(window, { aglis: undefined });
  });

  it('is taken whole and given back by a key, and stays lit in between', async () => {
    const { held } = standInForScreen({ agrees: true });
    await openScreen().draw(<Wall kiosk={false} />);
    expect(held.locks).toBe(0);
    await press('F', { shiftKey: true });
    await vi.waitFor(() => expect([isWhole(), held.locks]).toEqual([true, 1]));
    await press('F', { shiftKey: true });
    await vi.waitFor(() => expect([isWhole(), held.locks]).toEqual([false, 0]));
    expect(said()).toBe('');
  });

  it('of a wall stays lit from the beginning, and again after it was hidden', async () => {
    const { request } = standInForScreen({ agrees: true });
    await openScreen().draw(<Wall kiosk />);
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1));
    await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('says what the browser would not do, until that was read', async () => {
    standInForScreen({ agrees: false });
    await openScreen().draw(<Wall kiosk={false} />);
    await press('F', { shiftKey: true });
    await vi.waitFor(() => expect(said()).toContain('menolak layar penuh'));
    await pressButton('Tutup');
    expect(said()).toBe('');
  });

  it('of a wall that may go dark is told of', async () => {
    standInForScreen({ agrees: false });
    await openScreen().draw(<Wall kiosk />);
    await vi.waitFor(() => expect(said()).toContain('bisa padam'));
  });

  it('is left to Electron’s shell where that shows the window', async () => {
    const { request } = standInForScreen({ agrees: true });
    Object.assign(window, { aglis: {} });
    await openScreen().draw(<Wall kiosk />);
    await press('F', { shiftKey: true });
    expect([isWhole(), request.mock.calls.length]).toEqual([false, 0]);
  });
});
