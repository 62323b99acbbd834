import { describe, expect, it } from 'vitest';
import { shownKeys, spokenKeys } from './shown-keys.ts';

describe('keys', () => {
  it.each([
    ['a', 'a'],
    ['Ctrl+K', 'Ctrl K'],
    ['Shift+T', '⇧ T'],
    ['Ctrl+ArrowDown', 'Ctrl ↓'],
    ['Escape', 'Esc'],
    ['+', '+'],
    ['Ctrl++', 'Ctrl +'],
    [' ', '␣'],
  ])('%s stands on the keyboard as %s', (keys, shown) => expect(shownKeys(keys)).toBe(shown));

  it('are told to screen readers by their full names', () => {
    expect(spokenKeys('Ctrl+K')).toBe('Control+K');
    expect(spokenKeys(' ')).toBe('Space');
  });
});
