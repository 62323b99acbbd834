// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Withheld } from '../../../../shared/domain/dispatch/assignments-of.ts';
import { routesToTell, toldOf } from '../../../../shared/domain/dispatch/told-changes.ts';
import { hourMs, instant } from '../../../../shared/kernel/instant.ts';
import { createTranslations } from '../../../shell/i18n.ts';
import { openScreen, pressButton, settled } from '../../../shell/testing/open-screen.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { fixtureNow } from '../testing/day-fixture.ts';
import { deskFixture, idleActions } from '../testing/desk-fixture.ts';
import { DecisionColumn } from './DecisionColumn.tsx';

async function open(difference: Partial<DispatchDesk> = {}) {
  const actions = {
    ...idleActions,
    ...{ search: vi.fn(), stopSearch: vi.fn(), accept: vi.fn(), reject: vi.fn() },
    ...{ bend: vi.fn(), askNextBest: vi.fn() },
    ...{ toggleMove: vi.fn(), publish: vi.fn(), setShift: vi.fn() },
  };
  const desk = deskFixture({ actions, ...difference });
  const { draw } = openScreen({ role: 'supervisor' });
  await draw(<DecisionColumn desk={desk} />);
  return { actions, desk };
}
const text = () => document.body.textContent ?? '';
const search = {
  elapsedMs: 31_000,
  limitMs: 50_000,
  iterations: 18_400,
  curve: [[100, 1000] as const, [27_000, 882] as const],
};

describe('the decision column', () => {
  it('says what can be done while there is nothing to decide', async () => {
    await open({ proposal: null });
    expect(text()).toContain('Tidak ada usulan terbuka');
  });

  it('searches as it was wished for', async () => {
    const { actions } = await open({ proposal: null });
    await pressButton(/^Cari/);
    expect(actions.search).toHaveBeenCalledWith({ kind: 'mend', seconds: 5, mostMoves: 5 });
  });

  it('keeps the chosen kind of search for the next one', async () => {
    const { draw } = openScreen({ role: 'supervisor' });
    const drawWith = (running: DispatchDesk['search']) =>
      draw(<DecisionColumn desk={deskFixture({ proposal: null, search: running })} />);
    const kinds = () => [...document.querySelectorAll<HTMLInputElement>('[name="search-kind"]')];
    await drawWith(null);
    act(() => kinds()[1]?.click());
    await drawWith(search);
    expect(kinds()).toEqual([]);
    await drawWith(null);
    expect(kinds().map(({ checked }) => checked)).toEqual([false, true]);
  });

  it('says nothing of VROOM where the server has none', async () => {
    await open({ proposal: null });
    expect(text()).not.toContain('VROOM');
  });

  it('offers VROOM where the server has one, and asks it for a plan', async () => {
    const elsewhere = { offered: ['vroom'], asked: null, trouble: null } as const;
    const { actions } = await open({ proposal: null, elsewhere });
    act(() => document.querySelectorAll<HTMLInputElement>('[name="search-kind"]')[2]?.click());
    await pressButton(/^Cari/);
    expect(actions.search).toHaveBeenCalledWith({ kind: 'vroom', seconds: 15, mostMoves: null });
  });

  it('says in one sentence why the plan is not VROOM’s, and waits for an answer it has asked for', async () => {
    const elsewhere = {
      offered: ['vroom'],
      asked: 'vroom',
      trouble: { planner: 'vroom', why: 'timeout' },
    } as const;
    await open({ proposal: null, elsewhere });
    expect(document.querySelector('.search-elsewhere')?.textContent).toBe(
      'Server VROOM tidak menjawab pada waktunya; perencana sendiri yang dipakai.',
    );
    expect(document.querySelector<HTMLButtonElement>('.search-wish button')?.disabled).toBe(true);
  });

  it('says that VROOM is away with the server', async () => {
    const trouble = { planner: 'vroom', why: 'server-away' } as const;
    await open({ proposal: null, elsewhere: { offered: ['vroom'], asked: null, trouble } });
    expect(text()).toContain('Server tidak terjangkau, begitu juga VROOM; perencana sendiri yang dipakai.');
  });

  it('has the server plan the day, and says why it did not', async () => {
    const trouble = { planner: 'server', why: 'busy' } as const;
    const elsewhere = { offered: ['server'], asked: null, trouble } as const;
    const { actions } = await open({ proposal: null, elsewhere });
    expect(text()).toContain('Server sedang menyusun rencana lain; perencana sendiri yang dipakai.');
    act(() => document.querySelectorAll<HTMLInputElement>('[name="search-kind"]')[2]?.click());
    await pressButton(/^Cari/);
    expect(actions.search).toHaveBeenCalledWith({ kind: 'server', seconds: 15, mostMoves: null });
  });

  it('says which visits of VROOM’s plan broke a rule it was not told', async () => {
    const { proposal, view } = deskFixture();
    const [visit] = view.tray;
    if (!proposal || !visit) throw new Error('The fixture has both');
    const cause = { kind: 'vroom', seconds: 15, takenOut: [visit.ticketId] } as const;
    await open({ proposal: { ...proposal, cause } });
    expect(text()).toContain('disusun VROOM');
    expect(document.querySelector('.proposal-taken-out')?.textContent).toBe(
      `1 kunjungan dalam rencana VROOM melanggar aturan yang tidak dikenalnya dan kini tanpa rute: ${visit.customerName ?? visit.title}.`,
    );
  });

  it('shows how a search goes, and ends it on a press', async () => {
    const { actions } = await open({ proposal: null, search });
    expect(text()).toContain('62 %');
    expect(text()).toContain('−11,8 %');
    expect(text()).toContain('sisa ±19 dtk');
    await pressButton(/^Cukup/);
    expect(actions.stopSearch).toHaveBeenCalled();
  });

  it('says whose search it is that goes', async () => {
    const heading = () => document.querySelector('.search-running h2')?.textContent;
    await open({
      proposal: null,
      search,
      elsewhere: { offered: ['server'], asked: 'server', trouble: null },
    });
    expect(heading()).toBe('Optimasi berjalan di server');
  });

  it('weighs the proposal by its figures, of which the differences are signed', async () => {
    await open();
    const row = [...document.querySelectorAll('.comparison tr')].find((line) =>
      line.textContent?.startsWith('Jarak'),
    );
    expect([...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
      '723,8',
      '680,6',
      '−43,2',
    ]);
  });

  it('takes over all of it, or what is chosen', async () => {
    const { actions } = await open();
    expect(text()).toContain('3 dari 4 dipilih');
    await pressButton(/^Terima semua \(4\)/);
    expect(actions.accept).toHaveBeenLastCalledWith('all');
    await pressButton(/^Terima 3/);
    expect(actions.accept).toHaveBeenLastCalledWith('chosen');
  });

  it('lets a move be left out', async () => {
    const { actions, desk } = await open();
    document.querySelector<HTMLInputElement>('.move input')?.click();
    expect(actions.toggleMove).toHaveBeenCalledWith(desk.proposal?.moves[0]?.visit.ticketId);
  });

  it('says why a proposal no longer holds, and offers to make it anew as it was asked for', async () => {
    const { actions } = await open({ lapse: { kind: 'routes-changed' } });
    expect(text()).toContain('Rute sudah berubah');
    expect(text()).not.toContain('Terima semua');
    await pressButton(/^Hitung ulang/);
    expect(actions.search).toHaveBeenCalledWith({ kind: 'mend', seconds: 5, mostMoves: 5 });
  });

  it('keeps the rest of a plan when one of its visits has begun, and says which is lost', async () => {
    const { proposal } = deskFixture();
    const [first] = proposal?.moves ?? [];
    if (!first) throw new Error('The fixture has a proposal');
    const { ticketId } = first.visit;
    const lapsed = new Map([[ticketId, { kind: 'visit-changed' as const, visit: first.visit }]]);
    await open({ lapsed, chosen: new Set() });
    const [box, next] = document.querySelectorAll<HTMLInputElement>('.move input');
    expect([box?.disabled, box?.checked, next?.disabled]).toEqual([true, false, false]);
    expect(document.querySelector('.move-lapsed')?.textContent).toContain('sudah berubah sejak');
    expect(text()).toContain('1 tidak dapat diterima lagi');
    expect(text()).toContain('Terima semua (3)');
  });

  it('says until when a proposal holds and how many visits it was allowed to move', async () => {
    await open();
    expect(text()).toContain('Dihitung 10.13 · berlaku s.d. 10.28 · paling banyak 5 pindah');
  });

  it('says of a seated visit who comes when, and who waits longer for it', async () => {
    const { proposal } = deskFixture();
    const [move] = proposal?.moves ?? [];
    if (!proposal || !move) throw new Error('The fixture has a proposal');
    const later = [
      {
        visit: move.visit,
        technicianName: 'Eko',
        lateSecondsBefore: 0,
        lateSeconds: 1500,
        lateStep: 1 as const,
      },
    ];
    const cause = { kind: 'insert' as const, ticketId: move.visit.ticketId };
    await open({ proposal: { ...proposal, cause, later } });
    expect(document.querySelector('.proposal h2')?.textContent).toMatch(/^Sisipkan .+: .+ \d\d\.\d\d$/);
    expect(document.querySelector('.later')?.textContent).toMatch(/menjadi lebih lambat.*tepat waktu → 25 m/);
  });

  it('counts hundreds of moves, of which a browser draws those in sight', async () => {
    const { proposal } = deskFixture();
    if (!proposal) throw new Error('The fixture has a proposal');
    const moves = Array.from({ length: 75 }, () => proposal.moves).flat();
    await open({ proposal: { ...proposal, moves } });
    expect(text()).toContain('Terima semua (300)');
  });

  it('calls a move within one route by its name', async () => {
    const { proposal } = deskFixture();
    const [move] = proposal?.moves ?? [];
    if (!proposal || !move) throw new Error('The fixture has a proposal');
    await open({ proposal: { ...proposal, moves: [{ ...move, reason: { kind: 'another-order' } }] } });
    expect(text()).toContain('ganti urutan');
    expect(text()).toContain('dalam urutan lain');
  });

  it('asks for a critical visit without a place and for a visit that lasts longer, and answers each by one key', async () => {
    const { view } = deskFixture();
    const visit = view.tray.find(({ fault }) => fault === null);
    const [route] = view.routes;
    const [stop] = route?.stops ?? [];
    if (!visit || !route || !stop) throw new Error('The fixture has both');
    const { actions } = await open({
      proposal: null,
      attention: [
        { kind: 'urgent', visit },
        { kind: 'overrun', route, stop: { ...stop, overrunSeconds: 1500 }, hit: 3 },
      ],
      selectedTechnician: null,
    });
    expect(document.querySelector('.attention')?.textContent).toContain('pindah paling banyak 5');
    expect(text()).toContain(`${route.name} lewat 25 m; 3 kunjungan berikutnya terkena`);
    await pressButton(/^Sisipkan/);
    expect(actions.bend).toHaveBeenLastCalledWith({ kind: 'insert', ticketId: visit.ticketId });
    await pressButton(/^Ringankan/);
    expect(actions.bend).toHaveBeenLastCalledWith({ kind: 'relieve', ticketId: stop.ticketId });
  });

  it('says of a critical visit that no route can have what is wrong with its record, and offers no plan', async () => {
    const { view } = deskFixture();
    const [visit] = view.tray;
    if (!visit) throw new Error('The fixture has a tray');
    await open({
      proposal: null,
      attention: [{ kind: 'urgent', visit: { ...visit, fault: 'place-unknown' } }],
      selectedTechnician: null,
    });
    const line = document.querySelector('.attention li');
    expect(line?.textContent).toContain(createTranslations('id').t('dispatch.fault.place-unknown'));
    expect([...(line?.querySelectorAll('button') ?? [])].map(({ className }) => className)).toEqual([
      'attention-what',
    ]);
  });

  it('says before it is published what each technician was not told yet', async () => {
    const { view } = deskFixture();
    const [first, second] = view.routes;
    const moved = first?.stops.findLast(({ state }) => state === 'ahead');
    const slipped = second?.stops.findLast(({ state }) => state === 'ahead');
    if (!first || !second || !moved || !slipped) throw new Error('The fixture has stops ahead');
    const told = toldOf(view.routes).map((route) => ({
      ...route,
      stops: route.stops.flatMap((stop) => {
        if (stop.ticketId === moved.ticketId) return [];
        if (stop.ticketId === slipped.ticketId)
          return [{ ...stop, startsAt: instant(stop.startsAt - hourMs) }];
        return [stop];
      }),
    }));
    told
      .find(({ technicianId }) => technicianId === second.technicianId)
      ?.stops.push({
        ticketId: moved.ticketId,
        startsAt: moved.startsAt,
      });
    const published = { at: fixtureNow, byName: 'Siti', routesVersion: 6, told };
    const { actions } = await open({ proposal: null, published });
    await pressButton(/^Umumkan/);
    expect(text()).toContain('2 teknisi diberi tahu perubahannya');
    expect(text()).toContain('9 kunjungan belum ditugaskan');
    const said = (change: string) =>
      document.querySelector(`.publish-list [data-change="${change}"]`)?.textContent;
    expect(said('added')).toContain(moved.customerName);
    expect(said('taken')).toContain(`${moved.customerName} → ${first.name}`);
    expect(said('retimed')).toMatch(/\d\d\.\d\d → \d\d\.\d\d$/);
    const dialog = document.querySelector('[role="dialog"] form');
    act(() => void dialog?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    expect(actions.publish).toHaveBeenCalled();
  });

  it('says before it is published what a route holds that its technician cannot be given', async () => {
    const { view } = deskFixture();
    const [route] = view.routes;
    const stop = route?.stops.findLast(({ state }) => state === 'ahead');
    if (!route || !stop) throw new Error('The fixture has stops ahead');
    const obstacle: Withheld['obstacle'] = { code: 'skill-missing', name: route.name, skills: ['splicing'] };
    const withheld = [{ ticketId: stop.ticketId, technicianId: route.technicianId, obstacle }];
    await open({ proposal: null, announcement: { routes: routesToTell(view.routes, withheld), withheld } });
    await pressButton(/^Umumkan/);
    expect(document.querySelector('.publish-withheld')?.textContent).toMatch(
      new RegExp(`^1 kunjungan tetap di rute.*${stop.customerName} · ${route.name} tidak menguasai`),
    );
    expect(document.querySelector('.publish-list')?.textContent).not.toMatch(
      new RegExp(`${stop.customerName} \\d\\d\\.`),
    );
  });

  it('is published once, and again when somebody may be given what was withheld from them', async () => {
    const { view, routesVersion } = deskFixture();
    const told = toldOf(view.routes);
    const published = { at: fixtureNow, byName: 'Siti', routesVersion, told };
    const button = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Umumkan'));
    await open({ proposal: null, published });
    expect(button()?.disabled).toBe(true);
    document.body.replaceChildren();
    const index = view.routes.findIndex(({ stops }) => stops.some(({ state }) => state === 'ahead'));
    const ahead = view.routes[index]?.stops.find(({ state }) => state === 'ahead')?.ticketId;
    const withheld = told.map((route, n) =>
      n === index ? { ...route, stops: route.stops.filter(({ ticketId }) => ticketId !== ahead) } : route,
    );
    await open({ proposal: null, published: { ...published, told: withheld } });
    expect(button()?.disabled).toBe(false);
  });

  it('keeps what is done with paper in one menu, each with its key', async () => {
    await open();
    act(() => document.querySelector<HTMLElement>('[aria-label="Cetak atau simpan"]')?.click());
    await settled();
    const items = [...document.querySelectorAll('[role="menuitem"]')];
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Cetak lembar ruteCtrl P',
      'Cetak lembar Asep Sunandar',
      'Simpan sebagai CSVe',
    ]);
  });

  it('calls the chosen technician absent in one gesture', async () => {
    const { actions, desk } = await open();
    await pressButton(/Asep Sunandar tidak hadir/);
    expect(actions.setShift).toHaveBeenCalledWith(desk.selectedTechnician, { kind: 'absent', note: null });
  });

  it('offers nothing to who may only look', async () => {
    await open({ mayPlan: false });
    expect(text()).not.toContain('Terima semua');
    expect(text()).not.toMatch(/Cari\b/);
    expect(document.querySelector<HTMLInputElement>('.move input')?.disabled).toBe(true);
  });
});
