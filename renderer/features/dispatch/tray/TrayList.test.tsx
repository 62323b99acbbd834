// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import { type TicketId, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { uuid } from '../../../live/testing/ticket-builder.ts';
import { openScreen, settled } from '../../../shell/testing/open-screen.tsx';
import { dayFixture } from '../testing/day-fixture.ts';
import { TrayList } from './TrayList.tsx';

const { tray, routes } = dayFixture();
const afterAStorm = Array.from({ length: 10_000 }, (_, n): TrayVisit => {
  const visit = tray[n % tray.length] as TrayVisit;
  return { ...visit, ticketId: ticketIdSchema.parse(uuid(n)), number: `KRW-${n}` };
});
const idAt = (n: number) => afterAStorm[n]?.ticketId as TicketId;

const lines = () => [...document.querySelectorAll<HTMLElement>('.tray-line')];
const list = () => document.querySelector<HTMLElement>('.tray') as HTMLElement;

/** jsdom has no layout: a pane of ten lines that scrolls. */
beforeEach(() => {
  const linePx = 37.5;
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(linePx);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(10 * linePx);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(afterAStorm.length * linePx);
  Element.prototype.scrollTo = function (this: Element, ...[options]: unknown[]) {
    this.scrollTop = (options as ScrollToOptions).top ?? 0;
    this.dispatchEvent(new Event('scroll'));
  };
  return () => void vi.restoreAllMocks();
});

async function open(selected: TicketId | null = null) {
  const hands = { select: vi.fn(), open: vi.fn(), take: vi.fn() };
  const { draw } = openScreen();
  const show = (id: TicketId | null) =>
    draw(<TrayList tray={afterAStorm} routes={routes} selected={id} isTarget={false} hands={hands} />);
  await show(selected);
  return { hands, show };
}

describe('a tray of ten thousand visits', () => {
  it('draws those in sight, and says of each which of all it is', async () => {
    await open();
    expect(lines().length).toBeGreaterThan(9);
    expect(lines().length).toBeLessThan(40);
    expect(lines()[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(lines()[2]?.getAttribute('aria-posinset')).toBe('3');
  });

  it('goes to the visit that the keys select, however far it is, and names it to who cannot see it', async () => {
    const { show } = await open(idAt(0));
    await show(idAt(7_000));
    await settled();
    const chosen = lines().find((line) => line.getAttribute('aria-selected') === 'true');
    expect(chosen?.textContent).toContain('KRW-7000');
    expect(list().getAttribute('aria-activedescendant')).toBe(chosen?.id);
    expect(lines().length).toBeLessThan(40);
  });

  it('gives a line to the hand that drags it', async () => {
    const { hands } = await open(idAt(7_000));
    await settled();
    const chosen = lines().find((line) => line.getAttribute('aria-selected') === 'true');
    act(() => void chosen?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    expect(hands.take).toHaveBeenCalledWith(expect.anything(), afterAStorm[7_000]);
  });
});
