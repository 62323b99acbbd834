// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { customerSchema } from '../../../shared/contracts/shapes.ts';
import { technicianSchema } from '../../../shared/domain/technicians/technician.ts';
import { aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { useShortcuts } from '../shortcuts.tsx';
import { openScreen, settled, write } from '../testing/open-screen.tsx';
import { Palette } from './Palette.tsx';
import { listSource, paletteEntry } from './palette-source.ts';

const field = () => document.querySelector<HTMLInputElement>('[role="combobox"]');
const active = () => document.querySelector('[role="option"][aria-selected="true"]');
const section = () => active()?.closest('[role="group"]')?.getAttribute('data-section');
const options = (section: string) =>
  [...document.querySelectorAll(`[data-section="${section}"] [role="option"]`)].map(
    ({ textContent }) => textContent,
  );

async function press(key: string, init: KeyboardEventInit = {}) {
  act(() => void field()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init })));
  await settled();
}

function Keys({ run }: { readonly run: () => void }) {
  useShortcuts([
    { id: 'ticket.acknowledge', enabled: true, run },
    { id: 'ticket.resolve', enabled: false, run },
  ]);
  return null;
}

function Opens() {
  useShortcuts([{ id: 'room.new-ticket', enabled: true, run: vi.fn() }]);
  return null;
}

function Lines() {
  useShortcuts([{ id: 'dispatch.down', enabled: true, run: vi.fn() }]);
  return null;
}

const siti = customerSchema.parse({
  id: uuid(500),
  number: 'KRW000500',
  name: 'Siti Rohaeni',
  phone: '0811',
  address: '',
  village: 'Adiarsa',
  district: 'Karawang Barat',
  position: { longitude: 107.3, latitude: -6.3 },
  siteId: uuid(700),
  port: null,
  packageId: uuid(800),
  since: '2026-01-01',
});

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

describe('the palette', () => {
  beforeEach(() => localStorage.clear());

  async function open(run = vi.fn()) {
    const screen = openScreen();
    screen.put('tickets', uuid(1), aTicket(1));
    screen.put('tickets', uuid(2), aTicket(2, { title: 'Redaman tinggi' }));
    const board = paletteEntry({ key: 'b1', name: 'Papan dinding', run });
    const sources = [listSource({ name: 'boards', title: 'Papan', entries: () => [board] })];
    await screen.draw(
      <>
        <Keys run={run} />
        <Palette sources={sources} />
      </>,
    );
    return { ...screen, run };
  }

  it('opens the ticket that matches best, and offers it again', async () => {
    const { intent, draw } = await open();
    write(field(), 'redaman');
    await press('Enter');
    expect(intent.getState().ticketId).toBe(uuid(2));
    await draw(null);
    await draw(<Palette />);
    expect(options('recent').join()).toContain('Redaman tinggi');
  });

  it('runs a command that is possible now, beside its key', async () => {
    const { run } = await open();
    expect(options('commands').filter((words) => words.includes('Selesaikan'))).toEqual([]);
    write(field(), 'akui');
    expect(options('commands')).toEqual(['Tiket terpilihAkuia']);
    await press('Enter');
    expect(run).toHaveBeenCalledOnce();
  });

  it('shows the sections that a window gives it', async () => {
    await open();
    write(field(), 'dinding');
    expect(options('boards')).toEqual(['Papan dinding']);
  });

  it('flies to a customer, and opens their new ticket where tickets can be opened', async () => {
    const { intent, put, draw } = await open();
    put('customers', uuid(500), siti);
    write(field(), 'rohaeni');
    await press('Enter');
    expect(intent.getState()).toMatchObject({ siteId: siti.siteId, dialog: null });
    await draw(null);
    await draw(
      <>
        <Opens />
        <Palette />
      </>,
    );
    write(field(), 'rohaeni');
    await press('Enter');
    expect(intent.getState().dialog).toEqual({ kind: 'new-ticket', customerId: siti.id });
  });

  it('flies to where a customer lives whom no place of the network is known to feed', async () => {
    const { intent, put } = await open();
    put('customers', uuid(500), { ...siti, siteId: null });
    write(field(), 'rohaeni');
    await press('Enter');
    expect(intent.getState()).toMatchObject({ siteId: null, position: siti.position });
  });

  it('shows a district whole that has no ticket, but for a window whose map has no districts', async () => {
    const { intent, put, draw } = await open();
    put('customers', uuid(500), { ...siti, district: 'Rengasdengklok' });
    write(field(), 'rengasdengklok');
    expect(options('districts').join()).toContain('Rengasdengklok');
    await press('Enter');
    expect(intent.getState().district).toBe('Rengasdengklok');
    await draw(null);
    await draw(
      <>
        <Lines />
        <Palette />
      </>,
    );
    write(field(), 'rengasdengklok');
    expect(options('districts')).toEqual([]);
  });

  it('flies to somebody of the field, with the ticket that they hold', async () => {
    const { intent, put, draw } = await open();
    put('technicians', asep.id, asep);
    await draw(<Palette />);
    write(field(), 'asep');
    await press('Enter');
    expect(intent.getState()).toMatchObject({ technicianId: asep.id, ticketId: null });
    const held = { status: 'en-route', technicianId: asep.id, since: noon } as const;
    put('tickets', uuid(3), aTicket(3, { state: held }));
    await draw(null);
    await draw(<Palette />);
    write(field(), 'asep');
    await press('Enter');
    expect(intent.getState()).toMatchObject({ technicianId: asep.id, ticketId: uuid(3) });
  });

  it('means by somebody of the field their line where days are planned, whatever they hold', async () => {
    const { intent, put, draw } = await open();
    put('technicians', asep.id, asep);
    put(
      'tickets',
      uuid(3),
      aTicket(3, { state: { status: 'en-route', technicianId: asep.id, since: noon } }),
    );
    await draw(
      <>
        <Lines />
        <Palette />
      </>,
    );
    write(field(), 'asep');
    expect(options('technicians').join()).toContain('barisnya');
    await press('Enter');
    expect(intent.getState()).toMatchObject({ technicianId: asep.id, ticketId: null });
  });

  it('leads with arrows from line to line and with Tab from section to section', async () => {
    await open();
    write(field(), 'a');
    expect(field()?.getAttribute('aria-activedescendant')).toBe(active()?.id);
    const first = active()?.id;
    expect(section()).toBe('districts');
    await press('Tab');
    expect(section()).toBe('boards');
    await press('Tab', { shiftKey: true });
    expect(active()?.id).toBe(first);
    await press('ArrowUp');
    expect(active()).toBe([...document.querySelectorAll('[role="option"]')].at(-1));
  });
});
