// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { aTicket, ticketId } from '../../../../shared/domain/testing/builders.ts';
import { openScreen } from '../../../shell/testing/open-screen.tsx';
import { WithoutVisitDialog } from './WithoutVisitDialog.tsx';

const tickets = [1, 2].map((n) => ({ ...aTicket(), id: ticketId(n), title: `Gangguan ${n}` }));

async function open(shown: typeof tickets, mayPlan = true) {
  const onNeedsVisit = vi.fn();
  const { draw } = openScreen({ role: 'supervisor' });
  await draw(
    <WithoutVisitDialog
      tickets={shown}
      mayPlan={mayPlan}
      onNeedsVisit={onNeedsVisit}
      onClose={() => undefined}
    />,
  );
  const acts = () => [...document.querySelectorAll<HTMLButtonElement>('.without-visit button')];
  return { acts, onNeedsVisit };
}

describe('the list of tickets without a visit', () => {
  it('gives each a visit after all', async () => {
    const { acts, onNeedsVisit } = await open(tickets);
    expect(acts().map(({ textContent }) => textContent)).toEqual([
      'Perlu kunjungan Gangguan 1',
      'Perlu kunjungan Gangguan 2',
    ]);
    act(() => acts()[1]?.click());
    expect(onNeedsVisit).toHaveBeenCalledExactlyOnceWith(ticketId(2));
  });

  it('is only read by who may not plan', async () => {
    const { acts } = await open(tickets, false);
    expect(acts().every(({ disabled }) => disabled)).toBe(true);
  });

  it('says that there are none', async () => {
    await open([]);
    expect(document.body.textContent).toContain('Setiap tiket yang dikerjakan punya kunjungan.');
  });
});
