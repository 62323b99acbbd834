// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { aPart, partId } from '../../../../shared/domain/testing/builders.ts';
import { ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { aTicket, uuid } from '../../../live/testing/ticket-builder.ts';
import { formatFor } from '../../../shell/format.ts';
import { createTranslations } from '../../../shell/i18n.ts';
import { openScreen } from '../../../shell/testing/open-screen.tsx';
import { dayFixture } from '../testing/day-fixture.ts';
import { deskFixture } from '../testing/desk-fixture.ts';
import { dayCsv } from './day-csv.ts';
import { RunSheetPages } from './RunSheetPages.tsx';
import { sheetsOf } from './sheet-lines.ts';

const view = dayFixture({ technicians: 3, visits: 24 });
const first = view.routes[0]?.stops[0];
const saying = { t: createTranslations('id').t, format: formatFor('id'), partWords: () => '' };

describe('run sheets', () => {
  it('are one page for each technician, in the order that is driven, and are printed once', async () => {
    vi.stubGlobal('print', vi.fn());
    const { draw } = openScreen({ role: 'supervisor' });
    const printed = vi.fn();
    await draw(<RunSheetPages desk={deskFixture({ view })} only={null} onPrinted={printed} />);
    const pages = [...document.querySelectorAll('.run-sheet')];
    expect(pages).toHaveLength(3);
    const orders = [...(pages[0]?.querySelectorAll('.run-sheet-order') ?? [])].map(
      (cell) => cell.textContent,
    );
    expect(orders).toEqual(view.routes[0]?.stops.map(({ order }) => String(order)));
    expect(window.print).toHaveBeenCalledOnce();
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(printed).toHaveBeenCalledOnce();
  });

  it('are one technician’s alone where that is wanted', async () => {
    vi.stubGlobal('print', vi.fn());
    const { draw } = openScreen({ role: 'supervisor' });
    const [, second] = view.routes;
    await draw(
      <RunSheetPages
        desk={deskFixture({ view })}
        only={second?.technicianId ?? null}
        onPrinted={() => undefined}
      />,
    );
    const names = [...document.querySelectorAll('.run-sheet h1')].map(({ textContent }) => textContent);
    expect(names).toEqual([expect.stringContaining(second?.name ?? '')]);
  });

  it('say what to load for all that is ahead, and what of it is not on the van', async () => {
    vi.stubGlobal('print', vi.fn());
    const parts = { [partId()]: 1 };
    const routes = view.routes.map((route, index) => ({
      ...route,
      stock: index === 0 ? parts : null,
      stops: route.stops.map((stop) => ({ ...stop, parts, state: 'ahead' as const })),
    }));
    const { draw, put } = openScreen({ role: 'supervisor' });
    put('parts', partId(), aPart());
    await draw(
      <RunSheetPages
        desk={deskFixture({ view: { ...view, routes } })}
        only={null}
        onPrinted={() => undefined}
      />,
    );
    const loads = [...document.querySelectorAll('.run-sheet-load')].map(({ textContent }) => textContent);
    const count = view.routes[0]?.stops.length ?? 0;
    expect(loads[0]).toBe(`Muat: ${count} ONT Kurang di kendaraan: ${count - 1} ONT`);
    expect(loads[1]).toMatch(/ONT \(isi kendaraan belum dihitung\)$/);
  });

  it('have the phone and the address of the customer', () => {
    const ticketId = ticketIdSchema.parse(first?.ticketId);
    const customerId = uuid(77);
    const known = {
      tickets: new Map([[ticketId, aTicket(1, { customerId: customerId as never })]]),
      customers: new Map([
        [customerId, { name: 'Ibu Rina', phone: '0812-1', address: 'Jl. Melati 3' } as never],
      ]),
    };
    expect(sheetsOf(view, known as never)[0]?.lines[0]).toMatchObject({
      customer: 'Ibu Rina',
      phone: '0812-1',
      address: expect.stringMatching(/^Jl. Melati 3, /),
    });
  });
});

describe('the day as a file', () => {
  const nothing = { tickets: new Map(), customers: new Map() };
  const lines = dayCsv(view, sheetsOf(view, nothing), saying).trim().split('\r\n');

  it('has a row for every visit under one head, those without a route at the end', () => {
    expect(lines).toHaveLength(1 + 24);
    expect(lines[0]).toContain('Teknisi;Rute;No');
    expect(lines.at(-1)).toMatch(/^Belum ditugaskan;/);
  });

  it('has as many cells in every row', () =>
    expect(new Set(lines.map((line) => line.split(';').length)).size).toBe(1));
});
