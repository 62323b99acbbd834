// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { openScreen, pressButton } from '../../../shell/testing/open-screen.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { deskFixture, idleActions } from '../testing/day-fixture.ts';
import { DecisionColumn } from './DecisionColumn.tsx';

async function open(difference: Partial<DispatchDesk> = {}) {
  const actions = {
    ...idleActions,
    ...{ search: vi.fn(), stopSearch: vi.fn(), accept: vi.fn(), reject: vi.fn() },
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
    expect(text()).toContain('Tidak ada yang perlu diputuskan');
  });

  it('searches as it was wished for', async () => {
    const { actions } = await open({ proposal: null });
    await pressButton(/^Cari/);
    expect(actions.search).toHaveBeenCalledWith({ kind: 'mend', seconds: 5, mostMoves: 5 });
  });

  it('shows how a search goes, and ends it on a press', async () => {
    const { actions } = await open({ proposal: null, search });
    expect(text()).toContain('62 %');
    expect(text()).toContain('−11,8 %');
    expect(text()).toContain('sisa ±19 dtk');
    await pressButton(/^Cukup/);
    expect(actions.stopSearch).toHaveBeenCalled();
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

  it('refuses a proposal for routes that have changed, and offers to make it anew', async () => {
    const { actions } = await open({ routesVersion: 8 });
    expect(text()).toContain('Rute sudah berubah');
    expect(text()).not.toContain('Terima semua');
    await pressButton(/^Hitung ulang/);
    expect(actions.search).toHaveBeenCalled();
  });

  it('says what will be told to whom before it is published', async () => {
    const { actions } = await open({ proposal: null });
    await pressButton(/^Umumkan/);
    expect(text()).toContain('30 teknisi diberi tahu rutenya');
    expect(text()).toContain('9 kunjungan belum ditugaskan');
    const dialog = document.querySelector('[role="dialog"] form');
    act(() => void dialog?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    expect(actions.publish).toHaveBeenCalled();
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
