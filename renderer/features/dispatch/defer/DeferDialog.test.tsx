// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { hourMs, instant } from '../../../../shared/kernel/instant.ts';
import { openScreen } from '../../../shell/testing/open-screen.tsx';
import { dayFixture, fixtureNow } from '../testing/day-fixture.ts';
import { deskFixture, idleActions } from '../testing/desk-fixture.ts';
import { DeferDialog } from './DeferDialog.tsx';
import { canWait, type Deferral } from './deferral.ts';

const { tray } = dayFixture();
const [first, second, third] = tray;
if (!first || !second || !third) throw new Error('The fixture has a tray');
const placeOn = (day: string, lateSeconds = 0) => ({
  day,
  technicianName: 'Asep Sunandar',
  startsAt: instant(fixtureNow + 24 * hourMs),
  lateSeconds,
  lateStep: lateSeconds > 0 ? (1 as const) : (0 as const),
});
const found: Deferral = {
  kind: 'found',
  visits: [
    { visit: first, place: placeOn('2026-11-25', 1500) },
    { visit: second, place: placeOn('2026-11-24') },
    { visit: third, place: null },
  ],
};

async function open(deferral: Deferral | null) {
  const actions = { ...idleActions, findOtherDays: vi.fn(), defer: vi.fn() };
  await openScreen({ role: 'supervisor' }).draw(
    <DeferDialog desk={deskFixture({ deferral, actions })} onClose={() => undefined} />,
  );
  return actions;
}
const heads = () => [...document.querySelectorAll('.defer-days h3')].map(({ textContent }) => textContent);
const send = () =>
  act(() => {
    const form = document.querySelector('[role="dialog"] form');
    form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });

describe('other days for what does not fit', () => {
  it('are asked for when the dialog opens, which says so meanwhile', async () => {
    const { findOtherDays } = await open({ kind: 'reckoning' });
    expect(findOtherDays).toHaveBeenCalledOnce();
    expect(document.body.textContent).toContain('sedang dihitung');
  });

  it('stand in their order, with who comes when and how late; what no day has room for is last', async () => {
    await open(found);
    expect(heads()).toEqual([
      'Sel 241 kunjungan',
      'Rab 251 kunjungan',
      'Tidak ada hari yang muat1 kunjungan',
    ]);
    const lines = [...document.querySelectorAll('.defer-days li')].map(({ textContent }) => textContent);
    expect(lines[0]).toMatch(/Asep Sunandar10\.14sebelum batas$/);
    expect(lines[1]).toMatch(/terlambat 25 m$/);
  });

  it('take what is ticked, and never what has no place', async () => {
    const { defer } = await open(found);
    act(() => document.querySelector<HTMLInputElement>('.defer-days input')?.click());
    send();
    expect(defer).toHaveBeenCalledWith(new Set([first.ticketId]));
  });

  it('say that nothing could be worked out', async () => {
    await open({ kind: 'failed' });
    expect(document.body.textContent).toContain('tidak dapat dihitung');
  });
});

describe('what can wait', () => {
  const waits = { ...first, priority: 'normal' as const, promise: null, fault: null };
  it('is neither critical, nor promised or locked to a time of the day, nor a wrong record', () => {
    expect(canWait(waits)).toBe(true);
    expect(canWait({ ...waits, fault: 'no-shift-at-that-time' })).toBe(true);
    expect(canWait({ ...waits, fault: 'too-many-for-one-plan' })).toBe(true);
    expect(canWait({ ...waits, fault: 'place-unknown' })).toBe(false);
    expect(canWait({ ...waits, priority: 'critical' })).toBe(false);
    expect(canWait({ ...waits, promise: { from: fixtureNow, to: instant(fixtureNow + hourMs) } })).toBe(
      false,
    );
    const lock = { technicianId: null, isOrderKept: false, start: null };
    expect(canWait({ ...waits, lock })).toBe(true);
    expect(canWait({ ...waits, lock: { ...lock, start: fixtureNow } })).toBe(false);
    expect(canWait({ ...waits, fault: 'place-unknown' })).toBe(false);
  });
});
