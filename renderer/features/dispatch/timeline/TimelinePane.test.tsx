// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { openScreen } from '../../../shell/testing/open-screen.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { deskFixture } from '../testing/desk-fixture.ts';
import { dayBands } from './day-bands.ts';
import { TimelinePane } from './TimelinePane.tsx';
import type { Carry } from './use-carry.ts';

const idle: Carry = { carried: null, take() {}, moveTo() {}, drop() {}, cancel() {} };

async function draw(
  desk: DispatchDesk,
  hands = { select: vi.fn(), open: vi.fn(), take: vi.fn(), choose: vi.fn() },
) {
  const screen = openScreen();
  await screen.draw(
    <TimelinePane
      desk={desk}
      bands={dayBands(desk.view, desk.proposal)}
      carry={idle}
      hands={hands}
      stale={false}
      onScale={() => undefined}
    />,
  );
  return hands;
}

const stopNamed = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('.stop')].find((stop) => stop.textContent.includes(words));

describe('the timeline', () => {
  it('says of a late stop in words what it shows by shape', async () => {
    await draw(deskFixture());
    const late = stopNamed('terlambat 1 j 8 m');
    expect(late?.dataset.late).toBe('3');
    expect(late?.querySelector('.late-mark')?.getAttribute('data-step')).toBe('3');
  });

  it('names both bands with how many stand in them', async () => {
    await draw(deskFixture());
    const bands = [...document.querySelectorAll('.timeline-band')].map(({ textContent }) => textContent);
    expect(bands).toEqual(['Terlambat · 8 teknisi', 'Sesuai janji · 22 teknisi']);
  });

  it('marks the stops that a proposal would take away with the number of their move', async () => {
    const desk = deskFixture();
    await draw(desk);
    const numbers = [...document.querySelectorAll<HTMLElement>('.stop[data-leaving]')].map(
      ({ dataset }) => dataset.leaving,
    );
    expect(numbers.toSorted()).toEqual(desk.proposal?.moves.map((_, index) => String(index + 1)));
  });

  it('selects a stop that is pressed and opens it at the second press', async () => {
    const desk = deskFixture();
    const hands = await draw(desk);
    const stop = document.querySelector<HTMLElement>('.stop[data-state="ahead"]');
    act(() => stop?.click());
    expect(hands.select).toHaveBeenCalledOnce();
    act(() => stop?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    expect(hands.open).toHaveBeenCalledOnce();
  });

  it('says of who does not work why', async () => {
    const desk = deskFixture();
    const [first] = desk.view.routes;
    if (!first) throw new Error('The fixture has technicians');
    const absent = { ...first, shift: { kind: 'absent', note: null } as const, shiftSpan: null, stops: [] };
    await draw({ ...desk, view: { ...desk.view, routes: [absent] }, proposal: null });
    expect(document.querySelector('.timeline-off')?.textContent).toBe('Tidak hadir');
  });
});
