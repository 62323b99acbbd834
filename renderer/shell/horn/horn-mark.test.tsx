// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPreferences } from '../../../shared/contracts/live.ts';
import type { DeskApi } from '../../live/desk-api.ts';
import { openScreen } from '../testing/open-screen.tsx';
import { HornMark } from './HornMark.tsx';

/** The desk's locks, of which nothing is asked here but who holds them. */
let held: readonly string[];
beforeEach(() => {
  held = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.stubGlobal(
    'navigator',
    Object.assign(Object.create(navigator), {
      locks: { query: async () => ({ held: held.map((name) => ({ name })) }) },
    }),
  );
  return () => vi.useRealTimers();
});

const seconds = (count: number) => act(() => vi.advanceTimersByTimeAsync(count * 1000));
const said = () => document.querySelector('.horn-mark')?.textContent ?? '';

describe('the mark of a silent horn', () => {
  it('asks for a key while no window of the desk holds the horn, and goes when one does', async () => {
    await openScreen().draw(<HornMark />);
    expect(said()).toBe('');
    await seconds(2);
    expect(said()).toBe('belum bersuara: tekan tombol di sini');
    held = ['aglis:horn'];
    await seconds(1);
    expect(said()).toBe('');
  });

  it('says nothing of the moment in which one window takes over from another', async () => {
    held = ['aglis:horn'];
    await openScreen().draw(<HornMark />);
    await seconds(3);
    held = [];
    await seconds(1);
    held = ['aglis:horn'];
    await seconds(3);
    expect(said()).toBe('');
  });

  const overnight = { fromMinute: 22 * 60, toMinute: 6 * 60 };
  const overNoon = { fromMinute: 6 * 60, toMinute: 14 * 60 };
  it.each([
    ['one that was muted, whatever the hour', { volume: 0, quiet: overNoon }, 'diam'],
    ['the quiet hours that hold, with their end', { volume: 0.5, quiet: overNoon }, 'diam sampai 14.00'],
    ['nothing of quiet hours that do not hold', { volume: 0.5, quiet: overnight }, ''],
  ])('says %s', async (_what, sound, words) => {
    held = ['aglis:horn'];
    const watchPreferences: DeskApi['watchPreferences'] = (onPreferences) => {
      onPreferences({ ...defaultPreferences, sound });
      return () => undefined;
    };
    await openScreen({ desk: { watchPreferences } }).draw(<HornMark />);
    expect(said()).toBe(words);
  });
});
