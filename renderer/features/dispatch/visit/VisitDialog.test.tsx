// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { openScreen, pressButton, write } from '../../../shell/testing/open-screen.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { dayFixture, deskFixture, idleActions } from '../testing/day-fixture.ts';
import { VisitDialog } from './VisitDialog.tsx';

const view = dayFixture();
const [first, second] = view.routes;
const stop = first?.stops.find(({ state }) => state === 'ahead');
if (!first || !second || !stop) throw new Error('The fixture has stops ahead');

async function dialog(difference: Partial<DispatchDesk> = {}) {
  const actions = { ...idleActions, setTerms: vi.fn() };
  const onClose = vi.fn();
  const desk = deskFixture({ view, selected: stop?.ticketId ?? null, actions, ...difference });
  if (stop) await openScreen().draw(<VisitDialog desk={desk} visit={stop} onClose={onClose} />);
  return { actions, onClose };
}
const text = () => document.querySelector('.visit')?.textContent;

describe('a visit', () => {
  it('says only what the person has changed', async () => {
    const { actions, onClose } = await dialog();
    write(document.querySelector('.visit input[type="number"]'), '95');
    await pressButton('Simpan');
    expect(actions.setTerms).toHaveBeenCalledWith(stop.ticketId, { serviceMinutes: 95 });
    expect(onClose).toHaveBeenCalled();
  });

  it('says nothing when nothing is changed', async () => {
    const { actions, onClose } = await dialog();
    await pressButton('Simpan');
    expect(actions.setTerms).not.toHaveBeenCalled();
    expect(onClose).toHaveBeenCalled();
  });

  it('explains why this technician, and what the next best would make of it', async () => {
    await dialog({
      explanation: {
        shiftId: first.technicianId,
        startsAt: stop.startsAt / 1000,
        cost: 42_300,
        alternatives: [
          { kind: 'possible', shiftId: second.technicianId, cost: 12_000, laterSeconds: 840 },
          { kind: 'impossible', shiftId: first.technicianId, because: 'skill-missing', wanting: {} },
        ],
      },
    });
    expect(text()).toContain(`Mengapa ${first.name}`);
    expect(text()).toContain(`${second.name} 14 m lebih lambat, +Rp 12.000`);
    expect(text()).toContain('keahlian tidak dimiliki');
  });

  it('may be taken out of the plan when it needs nobody to go there', async () => {
    const { actions } = await dialog();
    await pressButton('Tidak perlu kunjungan');
    expect(actions.setTerms).toHaveBeenCalledWith(stop.ticketId, { needsVisit: false });
  });

  it('can be read, and not changed, by who may not plan', async () => {
    await dialog({ mayPlan: false });
    expect(document.querySelector<HTMLFieldSetElement>('.visit-terms')?.disabled).toBe(true);
    expect(text()).not.toContain('Tidak perlu kunjungan');
  });
});
