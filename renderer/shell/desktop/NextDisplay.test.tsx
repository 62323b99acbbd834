// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { listenToKeys, useShortcutRegistry } from '../shortcuts.tsx';
import { openScreen, pressButton, settled } from '../testing/open-screen.tsx';
import { NextDisplay } from './NextDisplay.tsx';

function OneWindow() {
  const registry = useShortcutRegistry();
  return (
    <div ref={() => listenToKeys(registry, window)}>
      <NextDisplay />
    </div>
  );
}

const said = () => document.querySelector('.next-display [role="status"]')?.textContent ?? '';

describe('the key that takes a window to the next display', () => {
  it('says in a browser what to do instead, until that is put away', async () => {
    await openScreen().draw(<OneWindow />);
    expect(said()).toBe('');
    await act(() => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'L', shiftKey: true, bubbles: true }));
      return settled();
    });
    expect(said()).toContain('seret ke layar lain, atau buka ruang ini di aplikasi desktop');
    await pressButton('Tutup');
    expect(said()).toBe('');
  });
});
