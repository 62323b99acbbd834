// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../shared/kernel/local-day.ts';
import { noon } from '../../live/testing/ticket-builder.ts';
import { openScreen } from '../../shell/testing/open-screen.tsx';
import { type ShownDay, theirsMs, useShownDay } from './use-shown-day.ts';

const today = localDay(noon);
const tomorrow = dayAfter(today);
const midnight = startOfDay(tomorrow);

type Seen = { shown: ShownDay | null };

function Window({ seen }: { readonly seen: Seen }) {
  seen.shown = useShownDay();
  return null;
}

async function openedWindow() {
  const seen: Seen = { shown: null };
  const { room, draw } = openScreen();
  await draw(<Window seen={seen} />);
  const shown = () => {
    if (!seen.shown) throw new Error('Nothing was drawn');
    return seen.shown;
  };
  return {
    day: () => shown().day,
    isHeld: () => shown().isHeld,
    open: (isOpen: boolean) => shown().work(isOpen),
    choose: (day: string) => act(() => shown().choose(day)),
    touch: () => window.dispatchEvent(new Event('keydown')),
    itIs: (now: Instant | number) =>
      act(() => {
        room.clock.correct(now - noon);
        room.clock.tick();
      }),
  };
}

describe('the day of the dispatch window', () => {
  it('is today, also after midnight, where nobody works', async () => {
    const { day, isHeld, itIs } = await openedWindow();
    expect(day()).toBe(today);
    itIs(midnight);
    expect(day()).toBe(tomorrow);
    expect(isHeld()).toBe(false);
  });

  it('stays at midnight for who works on it, and goes on when they are done', async () => {
    const { day, isHeld, itIs, touch } = await openedWindow();
    itIs(midnight - minuteMs);
    touch();
    itIs(midnight);
    expect(day()).toBe(today);
    expect(isHeld()).toBe(true);
    itIs(midnight + theirsMs);
    expect(day()).toBe(tomorrow);
    expect(isHeld()).toBe(false);
  });

  it('stays for as long as something is open that would go with it', async () => {
    const { day, itIs, open } = await openedWindow();
    open(true);
    itIs(midnight);
    itIs(midnight + hourMs);
    expect(day()).toBe(today);
    open(false);
    itIs(midnight + 2 * hourMs);
    expect(day()).toBe(tomorrow);
  });

  it('is the one that somebody chooses, and today again when they choose that', async () => {
    const { day, isHeld, itIs, touch, choose } = await openedWindow();
    touch();
    itIs(noon + minuteMs);
    choose(tomorrow);
    itIs(midnight);
    expect(day()).toBe(tomorrow);
    choose(today);
    itIs(midnight + hourMs);
    expect(day()).toBe(today);
    choose(tomorrow);
    expect(day()).toBe(tomorrow);
    expect(isHeld()).toBe(false);
  });
});
