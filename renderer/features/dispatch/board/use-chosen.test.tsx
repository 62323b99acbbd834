// @vitest-environment jsdom
import { act, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { technicianSchema } from '../../../../shared/domain/technicians/technician.ts';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import { aTicket, noon, uuid } from '../../../live/testing/ticket-builder.ts';
import { openScreen, pressButton } from '../../../shell/testing/open-screen.tsx';
import { dayFixture } from '../testing/day-fixture.ts';
import { deskFixture, idleActions } from '../testing/desk-fixture.ts';
import { ChosenElsewhere } from './ChosenElsewhere.tsx';
import { useChosen } from './use-chosen.ts';

const view = dayFixture();
const [first, second] = view.routes;
const stop = first?.stops.at(0);
if (!first || !second || !stop) throw new Error('The fixture has stops');

const cast: { select?: (id: TicketId | null) => void; line?: (id: TechnicianId | null) => void } = {};

function Board() {
  const [selected, select] = useState<TicketId | null>(null);
  const [selectedTechnician, selectTechnician] = useState<TechnicianId | null>(null);
  Object.assign(cast, { select, line: selectTechnician });
  const desk = deskFixture({
    view,
    selected,
    selectedTechnician,
    actions: { ...idleActions, select, selectTechnician },
  });
  useChosen(desk);
  return (
    <>
      <output>{`${selectedTechnician} ${selected}`}</output>
      <ChosenElsewhere desk={desk} />
    </>
  );
}

const selection = () => document.querySelector('output')?.textContent;
const said = () => document.querySelector('.dispatch-chosen [role="status"]')?.textContent;

async function board() {
  const screen = openScreen();
  await screen.draw(<Board />);
  return { ...screen, intent: () => screen.intent.getState() };
}

describe('what is chosen by its name on the dispatch board', () => {
  it('is a ticket’s visit, with the line it stands on', async () => {
    const { intent } = await board();
    act(() => intent().select(stop.ticketId));
    expect(selection()).toBe(`${first.technicianId} ${stop.ticketId}`);
    expect(said()).toBeUndefined();
  });

  it('is a technician’s line, and no visit is selected any more', async () => {
    const { intent } = await board();
    act(() => intent().select(stop.ticketId));
    act(() => intent().selectTechnician(second.technicianId));
    expect(selection()).toBe(`${second.technicianId} null`);
  });

  it('can be chosen again after the hand has gone elsewhere', async () => {
    const { intent } = await board();
    act(() => intent().select(stop.ticketId));
    act(() => {
      cast.line?.(second.technicianId);
      cast.select?.(null);
    });
    expect(intent()).toMatchObject({ ticketId: null, technicianId: second.technicianId });
    act(() => intent().select(stop.ticketId));
    expect(selection()).toBe(`${first.technicianId} ${stop.ticketId}`);
  });

  it('is what this window is about, also when the hand selects it', async () => {
    const { intent } = await board();
    act(() => {
      cast.line?.(first.technicianId);
      cast.select?.(stop.ticketId);
    });
    expect(intent()).toMatchObject({ ticketId: stop.ticketId, technicianId: null });
  });

  it('is said to have no visit on this day, and the selection stays', async () => {
    const { intent, put } = await board();
    put('tickets', uuid(77), aTicket(77));
    act(() => intent().select(stop.ticketId));
    act(() => intent().select(uuid(77)));
    expect(said()).toMatch(/tidak punya kunjungan pada hari ini/);
    expect(selection()).toBe(`${first.technicianId} ${stop.ticketId}`);
    await pressButton('Tutup');
    expect(said()).toBeUndefined();
    expect(intent().ticketId).toBe(stop.ticketId);
  });

  it('is not spoken of any more once a place is chosen after it', async () => {
    const { intent, put } = await board();
    put('tickets', uuid(77), aTicket(77));
    act(() => intent().select(uuid(77)));
    expect(said()).toBeDefined();
    act(() => intent().selectSite(uuid(700)));
    expect(said()).toBeUndefined();
  });

  it('is said to be nobody of this day’s plan', async () => {
    const { intent, put } = await board();
    const asep = technicianSchema.parse({
      id: uuid(600),
      version: 1,
      name: 'Asep Hidayat',
      phone: '0812',
      skills: [],
      home: { longitude: 107.3, latitude: -6.3 },
      team: null,
      availability: { kind: 'on-shift', until: noon },
    });
    put('technicians', asep.id, asep);
    act(() => intent().selectTechnician(asep.id));
    expect(said()).toMatch(/^Asep Hidayat tidak ada dalam rencana hari ini/);
  });
});
