// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { openScreen, pressButton } from '../../shell/testing/open-screen.tsx';
import { DisplayQuestion } from './DisplayQuestion.tsx';

const isAsked = () => document.querySelector('.display-question') !== null;
const touch = () => act(() => window.dispatchEvent(new Event('pointermove')));
const pass = (minutes: number) => act(() => vi.advanceTimersByTime(minutes * minuteMs));

async function openWall() {
  const changePreferences = vi.fn(async () => undefined);
  await openScreen({ desk: { changePreferences } }).draw(<DisplayQuestion kiosk />);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  touch();
  return changePreferences;
}

describe('the question how large a display is and from where it is read', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives its room back where nobody is there to answer, and comes again with whoever is', async () => {
    await openWall();
    pass(1.9);
    expect(isAsked()).toBe(true);
    pass(0.2);
    expect(isAsked()).toBe(false);
    pass(600);
    expect(isAsked()).toBe(false);
    touch();
    expect(isAsked()).toBe(true);
    pass(2.1);
    expect(isAsked()).toBe(false);
  });

  it('stays while somebody is at it, and keeps what they say', async () => {
    const changePreferences = await openWall();
    for (let minute = 0; minute < 5; minute += 1) {
      pass(1);
      touch();
    }
    expect(isAsked()).toBe(true);
    vi.useRealTimers();
    await pressButton('Pakai ukuran ini');
    const displays = { '0x0@0,0': { diagonalInches: 55, distanceMetres: 5 } };
    await vi.waitFor(() => expect(changePreferences).toHaveBeenCalledWith({ displays }));
    expect(isAsked()).toBe(false);
  });
});
