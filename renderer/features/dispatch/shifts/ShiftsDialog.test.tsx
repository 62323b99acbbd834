// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../../shared/contracts/live.ts';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import { aTechnician } from '../../../../shared/domain/testing/builders.ts';
import { uuid } from '../../../live/testing/ticket-builder.ts';
import { openScreen, pressButton, settled, write } from '../../../shell/testing/open-screen.tsx';
import { dayFixture, fixtureDay } from '../testing/day-fixture.ts';
import { deskFixture } from '../testing/desk-fixture.ts';
import { ShiftsDialog } from './ShiftsDialog.tsx';

type Opening = {
  readonly mayStaff?: boolean;
  readonly teams?: readonly (string | null)[];
  readonly keys?: Readonly<Record<string, string | null>>;
};

async function open({ mayStaff = true, teams = [], keys = {} }: Opening = {}) {
  const submitted: unknown[] = [];
  const { draw, put } = openScreen({
    role: 'supervisor',
    desk: {
      submit: async (given) => void submitted.push(...given.map(({ name, input }) => ({ name, input }))),
      watchPreferences(onPreferences) {
        onPreferences({ ...defaultPreferences, keys: { [uuid(9001)]: { ...keys } } });
        return () => undefined;
      },
    },
  });
  const view = dayFixture({ technicians: 3, visits: 12 });
  const first = view.routes[0]?.technicianId ?? null;
  for (const [index, team] of teams.entries()) {
    const { technicianId: id, name } = view.routes[index] as RouteView;
    put('technicians', id, aTechnician({ id, name, team }));
  }
  const desk = deskFixture({ view, mayStaff, proposal: null, selectedTechnician: first });
  await draw(<ShiftsDialog desk={desk} onClose={() => undefined} />);
  return { submitted, first };
}

async function press(key: string, modifiers: KeyboardEventInit = {}): Promise<void> {
  const grid = document.querySelector('[role="grid"]');
  act(() => void grid?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers })));
  await settled();
}
const chosen = () =>
  [...document.querySelectorAll('[aria-selected="true"]')].map((cell) => cell.getAttribute('data-cell'));

function choose(field: HTMLSelectElement | null, value: string): void {
  act(() => {
    if (field) field.value = value;
    field?.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('the shifts of a week', () => {
  it('begin at the technician and the day of the board', async () => {
    await open();
    expect(chosen()).toEqual(['0:0']);
    expect(document.querySelectorAll('[role="gridcell"]')).toHaveLength(21);
  });

  it('are set for the one day by a figure', async () => {
    const { submitted, first } = await open();
    await press('3');
    expect(submitted).toEqual([
      {
        name: 'dispatch.set-shift',
        input: { planDay: fixtureDay, technicianId: first, shift: { kind: 'leave', note: null } },
      },
    ]);
  });

  it('are set by the key that this person chose, which the dialog names', async () => {
    const { submitted } = await open({ keys: { 'shifts.leave': 'F2', 'shifts.off': null } });
    expect(document.body.textContent).toContain('F2 cuti');
    await press('3');
    await press('2');
    expect(submitted).toEqual([]);
    await press('F2');
    expect(submitted).toMatchObject([{ input: { shift: { kind: 'leave' } } }]);
  });

  it('are set for a range that grows with Shift', async () => {
    const { submitted } = await open();
    await press('ArrowRight', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(chosen()).toHaveLength(4);
    await press('2');
    expect(submitted).toHaveLength(4);
    expect(submitted[3]).toMatchObject({ input: { planDay: '2026-11-24', shift: { kind: 'off' } } });
  });

  it('are set by the form', async () => {
    const { submitted } = await open();
    choose(document.querySelector('.shift-editor select'), 'work');
    await pressButton('Pakai');
    expect(submitted).toMatchObject([{ input: { shift: { kind: 'work', fromMinute: 480 } } }]);
  });

  it('say how long the week is against the limit', async () => {
    await open();
    expect(document.querySelector('.shift-hours')?.textContent).toBe('40 j');
    expect(document.querySelector('.shift-hours')?.getAttribute('data-state')).toBe('within');
  });

  it('are said of every week in the usual one, by the names of its days', async () => {
    const { submitted, first } = await open();
    await pressButton('Pekan biasa');
    expect(document.querySelector('thead')?.textContent).toMatch(/SenSelRabKamJumSabMin/);
    expect(document.querySelector('.shift-hours')?.textContent).toBe('40 j');
    await press('2');
    expect(submitted).toMatchObject([
      { input: { planDay: '9999-01-04', technicianId: first, shift: { kind: 'off' } } },
    ]);
  });

  it('share nights and Sundays among those who are chosen, once they are enough', async () => {
    const { submitted } = await open();
    const share = () =>
      [...document.querySelectorAll('button')].find((each) => each.textContent === 'Bagi giliran');
    expect(share()?.disabled).toBe(true);
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(share()?.disabled).toBe(false);
    const form = document.querySelector('.duty-rotation');
    act(() => void form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    await settled();
    expect(submitted).toHaveLength(4 * 3 * 7);
  });

  it('stand by team, each with who is on duty and the hours of all', async () => {
    const { submitted } = await open({ teams: ['Klari', 'Cikampek', 'Klari'] });
    const heads = [...document.querySelectorAll('.shift-team')].map(({ textContent }) => textContent);
    expect(heads).toHaveLength(2);
    expect(heads[1]).toMatch(/^Klari 22 bertugas.*80 j$/);
    expect([...document.querySelectorAll('tbody th[scope="row"]')].map((each) => each.textContent)).toEqual([
      expect.stringContaining('Dedi'),
      expect.stringContaining('Asep'),
      expect.stringContaining('Ujang'),
    ]);
    // The technician of the board, wherever the team stands.
    expect(chosen()).toEqual(['1:0']);
    await press('t');
    expect(chosen()).toEqual(['1:0', '2:0']);
    await press('4');
    expect(submitted).toHaveLength(2);
  });

  it('of one team alone are shown where it is chosen', async () => {
    await open({ teams: ['Klari', 'Cikampek', null] });
    choose(document.querySelector('.shift-team-choice select'), '0');
    expect(document.querySelectorAll('tbody th[scope="row"]')).toHaveLength(1);
    choose(document.querySelector('.shift-team-choice select'), '2');
    expect(document.querySelector('.shift-team')?.textContent).toContain('tanpa tim');
  });

  it('of a whole team are chosen by its name, and of one of its days by how many are on duty', async () => {
    await open({ teams: ['Klari', 'Klari', 'Cikampek'] });
    const buttons = () => [...document.querySelectorAll<HTMLElement>('.shift-team button')];
    act(() => buttons().at(8)?.click());
    expect(chosen()).toHaveLength(14);
    act(() => buttons().at(10)?.click());
    expect(chosen()).toEqual(['1:1', '2:1']);
  });

  it('are those of another team for who is put into it', async () => {
    const { submitted, first } = await open({ teams: ['Klari', 'Cikampek', null] });
    write(document.querySelector('.shift-line input[list]'), 'Cikampek');
    await pressButton('Pindahkan');
    expect(submitted).toEqual([
      { name: 'technician.set-team', input: { technicianId: first, team: 'Cikampek' } },
    ]);
  });

  it('are only looked at by who may not plan', async () => {
    const { submitted } = await open({ mayStaff: false });
    await press('3');
    expect(submitted).toEqual([]);
  });
});
