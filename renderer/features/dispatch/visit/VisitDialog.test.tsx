// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Part } from '../../../../shared/domain/dispatch/part.ts';
import { usualTerms, type WorkOrder } from '../../../../shared/domain/dispatch/work-order.ts';
import { aPart, partId } from '../../../../shared/domain/testing/builders.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { aTicket } from '../../../live/testing/ticket-builder.ts';
import { openScreen, pressButton, write } from '../../../shell/testing/open-screen.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { dayFixture, fixtureNow } from '../testing/day-fixture.ts';
import { deskFixture, idleActions } from '../testing/desk-fixture.ts';
import { VisitDialog } from './VisitDialog.tsx';

const view = dayFixture();
const [first, second] = view.routes;
const stop = first?.stops.find(({ state }) => state === 'ahead');
if (!first || !second || !stop) throw new Error('The fixture has stops ahead');

type Said = {
  readonly kinds?: readonly Part[];
  readonly parts?: WorkOrder['parts'];
  readonly ticket?: Ticket;
};

const dialog = async (
  difference: Partial<DispatchDesk> = {},
  { kinds = [], parts = null, ticket }: Said = {},
) => {
  const actions = { ...idleActions, setTerms: vi.fn() };
  const onClose = vi.fn();
  const desk = deskFixture({ view, selected: stop.ticketId, actions, ...difference });
  const { draw, put } = openScreen();
  if (ticket) put('tickets', stop.ticketId, ticket);
  for (const part of kinds) put('parts', part.id, part);
  const said = {
    ...usualTerms,
    parts,
    ticketId: stop.ticketId,
    version: 1,
    by: null,
    byName: '',
    at: fixtureNow,
  };
  if (parts) put('workOrders', stop.ticketId, said);
  await draw(<VisitDialog desk={desk} visit={stop} onClose={onClose} />);
  return { actions, onClose };
};
const partFields = () => [...document.querySelectorAll<HTMLInputElement>('.visit-parts input')];
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

  it('locks the start to what is written, and says what is wrong with it', async () => {
    const { actions } = await dialog();
    const field = [...document.querySelectorAll('.visit-field')]
      .find(({ textContent }) => textContent?.startsWith('Kunci jam mulai'))
      ?.querySelector('input');
    write(field ?? null, 'siang');
    expect(document.querySelector('.visit-fault')?.textContent).toMatch(/seperti 13\.30/);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    write(field ?? null, '13.30');
    expect(document.querySelector('.visit-fault')).toBeNull();
    await pressButton('Simpan');
    expect(actions.setTerms).toHaveBeenCalledWith(stop.ticketId, {
      lock: expect.objectContaining({ start: Date.parse(`${view.day}T13:30:00+07:00`) }),
    });
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

  it('keeps the skills that its kind requires, and takes more', async () => {
    const { actions } = await dialog({}, { ticket: aTicket(1, { id: stop.ticketId, kind: 'equipment' }) });
    const [required, another] = ['ONT', 'kabel'].map((name) =>
      [...document.querySelectorAll<HTMLLabelElement>('.visit-skills label')]
        .find(({ textContent }) => textContent === name)
        ?.querySelector('input'),
    );
    expect([required?.checked, required?.disabled]).toEqual([true, true]);
    act(() => another?.click());
    await pressButton('Simpan');
    expect(actions.setTerms).toHaveBeenCalledWith(stop.ticketId, { skills: ['ont', 'cabling'] });
  });

  it('takes what its kind usually takes again, once it was said otherwise', async () => {
    const kinds = [aPart({ usual: { [stop.kind]: 1 } }), aPart({ id: partId(2), usual: {} })];
    const { actions } = await dialog({}, { kinds, parts: { [partId()]: 3, [partId(2)]: 1 } });
    expect(partFields().map(({ value }) => value)).toEqual(['3', '1']);
    await pressButton('Barang biasa');
    expect(partFields().map(({ value }) => value)).toEqual(['1', '0']);
    await pressButton('Simpan');
    expect(actions.setTerms).toHaveBeenCalledWith(stop.ticketId, { parts: null });
  });

  it('takes what is usual when it is written so', async () => {
    const { actions } = await dialog(
      {},
      { kinds: [aPart({ usual: { [stop.kind]: 1 } })], parts: { [partId()]: 3 } },
    );
    write(partFields()[0] ?? null, '1');
    await pressButton('Simpan');
    expect(actions.setTerms).toHaveBeenCalledWith(stop.ticketId, { parts: null });
  });

  it('asks for a retired part only where it was said to take it', async () => {
    const retired = aPart({ retired: true, usual: { [stop.kind]: 1 } });
    await dialog({}, { kinds: [retired, aPart({ id: partId(2), usual: {} })] });
    expect(partFields()).toHaveLength(1);
    await dialog({}, { kinds: [retired], parts: { [partId()]: 2 } });
    expect(partFields().map(({ value }) => value)).toContain('2');
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
