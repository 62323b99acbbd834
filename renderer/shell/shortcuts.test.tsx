// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { keysOf, Shortcuts } from './shortcuts.tsx';

const press = (target: Element, init: KeyboardEventInit) => {
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true });
  target.dispatchEvent(event);
  return event;
};

function registered(keys: string, enabled = true) {
  const shortcuts = new Shortcuts();
  const run = vi.fn();
  shortcuts.register({
    current: [{ id: 'ticket.acknowledge', group: 'ticket', label: '', keys, enabled, run }],
  });
  return { shortcuts, run };
}

describe('shortcuts', () => {
  it('run a letter on the page', () => {
    const { shortcuts, run } = registered('a');
    expect(shortcuts.press(press(document.body, { key: 'a' }))).toBe(true);
    expect(run).toHaveBeenCalledOnce();
  });
  it('leave a letter to the field somebody writes in, but not Ctrl+K', () => {
    document.body.innerHTML = '<input>';
    const field = document.querySelector('input') as HTMLInputElement;
    expect(registered('a').shortcuts.press(press(field, { key: 'a' }))).toBe(false);
    expect(registered('Ctrl+K').shortcuts.press(press(field, { key: 'k', ctrlKey: true }))).toBe(true);
  });
  it('leave Enter to a focused button', () => {
    document.body.innerHTML = '<button>x</button>';
    expect(
      registered('Enter').shortcuts.press(
        press(document.querySelector('button') as Element, { key: 'Enter' }),
      ),
    ).toBe(false);
  });
  it('do nothing for an action that is impossible now', () => {
    const { shortcuts, run } = registered('a', false);
    expect(shortcuts.press(press(document.body, { key: 'a' }))).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });
  it('name keys as the help sheet does', () => {
    expect(keysOf(new KeyboardEvent('keydown', { key: 'T', shiftKey: true }))).toBe('Shift+T');
    expect(keysOf(new KeyboardEvent('keydown', { key: '/', ctrlKey: true }))).toBe('Ctrl+/');
    expect(keysOf(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }))).toBe('Ctrl+Enter');
  });
});
