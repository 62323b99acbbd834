// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Preferences } from '../../../shared/contracts/live.ts';
import english from '../languages/en.json' with { type: 'json' };
import indonesian from '../languages/id.json' with { type: 'json' };
import { openScreen, pressButton, settled } from '../testing/open-screen.tsx';
import { Key } from './Key.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { shortcutCatalogue } from './shortcut-catalogue.ts';

const line = (id: string) => document.querySelector<HTMLButtonElement>(`[data-shortcut="${id}"]`);
const keyOf = (id: string) => line(id)?.querySelector('.kbd')?.textContent;
const foot = () => document.querySelector('.key-foot [role="status"]')?.textContent;

async function press(key: string, init: KeyboardEventInit = {}) {
  const target = document.activeElement;
  act(() => void target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init })));
  await settled();
}

async function choose(id: string) {
  act(() => {
    line(id)?.focus();
    line(id)?.click();
  });
  await settled();
}

async function open() {
  const changePreferences = vi.fn((_: Partial<Preferences>) => Promise.resolve());
  const screen = openScreen({ desk: { changePreferences } });
  await screen.draw(
    <>
      <Key id="ticket.resolve" />
      <ShortcutHelp />
    </>,
  );
  return { ...screen, changePreferences };
}

describe('the sheet of keys', () => {
  it('gives a shortcut the key that is pressed, and everything shows it', async () => {
    const { changePreferences } = await open();
    await choose('ticket.resolve');
    await press('F2');
    expect(keyOf('ticket.resolve')).toBe('F2');
    expect(document.querySelector('.kbd')?.textContent).toBe('F2');
    expect(line('ticket.resolve')?.textContent).toContain('semula s');
    const [[change]] = changePreferences.mock.calls as [[Partial<Preferences>]];
    expect(Object.values(change.keys ?? {})).toEqual([{ 'ticket.resolve': 'F2' }]);
  });

  it('names what holds the key already, and swaps when it is agreed', async () => {
    await open();
    await choose('ticket.resolve');
    await press('t');
    expect(foot()).toBe('Tombol t sudah dipakai untuk “Tugaskan”.');
    expect(keyOf('ticket.resolve')).toBe('s');
    await pressButton(/Tukar/);
    expect([keyOf('ticket.resolve'), keyOf('ticket.assign')]).toEqual(['t', 's']);
    expect(document.activeElement).toBe(line('ticket.resolve'));
  });

  it('changes nothing when the swap is not agreed', async () => {
    await open();
    await choose('ticket.resolve');
    await press('t');
    await pressButton(/Jangan ubah/);
    expect([keyOf('ticket.resolve'), keyOf('ticket.assign')]).toEqual(['s', 't']);
  });

  it('refuses what is reserved and goes on listening; Esc ends it', async () => {
    await open();
    await choose('ticket.resolve');
    await press('/', { ctrlKey: true });
    expect(foot()).toBe('Tombol Ctrl / tidak dapat dipakai.');
    await press('Escape');
    expect(keyOf('ticket.resolve')).toBe('s');
    expect(line('room.help')).toBeNull();
  });

  it('gives one or all of them their usual keys again', async () => {
    await open();
    await choose('ticket.resolve');
    await press('F2');
    await choose('ticket.close');
    await press('F4');
    await choose('ticket.close');
    await pressButton('Kembalikan tombol ini');
    expect([keyOf('ticket.resolve'), keyOf('ticket.close')]).toEqual(['F2', 'x']);
    await pressButton('Kembalikan semua');
    expect(keyOf('ticket.resolve')).toBe('s');
  });

  it('has words for every shortcut in both languages', () => {
    const wordsOf = (language: object, path: string) => {
      let words: unknown = language;
      const parts = path.split('.');
      // Names of commands have a dot of their own.
      while (parts.length > 0 && typeof words === 'object' && words !== null) {
        const whole = parts.join('.');
        if (whole in words) return (words as Record<string, unknown>)[whole];
        words = (words as Record<string, unknown>)[parts.shift() ?? ''];
      }
      return words;
    };
    const missing = Object.values(shortcutCatalogue).filter(
      ({ label }) =>
        typeof wordsOf(indonesian, label) !== 'string' || typeof wordsOf(english, label) !== 'string',
    );
    expect(missing).toEqual([]);
  });
});
