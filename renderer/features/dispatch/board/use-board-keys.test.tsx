// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { listenToKeys, useShortcutRegistry } from '../../../shell/shortcuts.tsx';
import { openScreen } from '../../../shell/testing/open-screen.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { deskFixture, idleActions } from '../testing/desk-fixture.ts';
import { useCarry } from '../timeline/use-carry.ts';
import { CarryAnnouncement } from './CarryAnnouncement.tsx';
import { useBoardKeys } from './use-board-keys.ts';

const open = vi.fn();

function Board({ desk }: { readonly desk: DispatchDesk }) {
  const carry = useCarry(desk);
  const registry = useShortcutRegistry();
  const { routes, tray } = desk.view;
  useBoardKeys({ desk, ground: { routes, tray }, carry, choose: (_, id) => desk.actions.select(id), open });
  return (
    <div ref={() => listenToKeys(registry, window)}>
      <CarryAnnouncement carried={carry.carried} routes={routes} />
    </div>
  );
}

const press = (key: string, part: KeyboardEventInit = {}) =>
  act(() => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...part }));
  });
const said = () => document.querySelector('[data-carry]')?.textContent;

async function board(difference: Partial<DispatchDesk> = {}) {
  const actions = { ...idleActions, place: vi.fn(), setTerms: vi.fn(), undo: vi.fn(), select: vi.fn() };
  const fixture = deskFixture();
  const [first, second] = fixture.view.routes;
  const stop = first?.stops.find(({ state }) => state === 'ahead');
  if (!first || !second || !stop) throw new Error('The fixture has stops ahead');
  const desk = deskFixture({
    selected: stop.ticketId,
    selectedTechnician: first.technicianId,
    actions,
    ...difference,
  });
  await openScreen().draw(<Board desk={desk} />);
  return { actions, first, second, stop, tray: fixture.view.tray };
}

describe('the keys of the dispatch board', () => {
  it('take a visit up, carry it to another row with its outlook said, and put it down there', async () => {
    const { actions, second, stop } = await board();
    press(' ');
    press('ArrowDown');
    expect(said()).toContain(second.name);
    expect(said()).toContain('13.00 · tepat waktu · +Rp 12.500');
    press('Enter');
    expect(actions.place).toHaveBeenCalledWith(
      stop.ticketId,
      expect.objectContaining({ technicianId: second.technicianId }),
    );
    expect(said()).toBe('');
  });

  it('let go of it with Escape, and nothing has moved', async () => {
    const { actions } = await board();
    press(' ');
    press('ArrowDown');
    press('Escape');
    expect(said()).toBe('');
    expect(actions.place).not.toHaveBeenCalled();
  });

  it('lock a visit to who has it, and send one back to the tray', async () => {
    const { actions, first, stop } = await board();
    press('l');
    const lock = stop.lock ? null : { technicianId: first.technicianId, isOrderKept: true, start: null };
    expect(actions.setTerms).toHaveBeenCalledWith(stop.ticketId, { lock });
    press('Delete');
    expect(actions.place).toHaveBeenCalledWith(stop.ticketId, { technicianId: null, index: 0 });
  });

  it('take a visit of the tray to the chosen row', async () => {
    const [visit] = deskFixture().view.tray;
    const { actions, first } = await board({ selected: visit?.ticketId ?? null });
    press(' ');
    press('Enter');
    expect(actions.place).toHaveBeenCalledWith(
      visit?.ticketId,
      expect.objectContaining({ technicianId: first.technicianId }),
    );
  });

  it('undo, but not what is being written', async () => {
    const { actions } = await board();
    press('z', { ctrlKey: true });
    expect(actions.undo).toHaveBeenCalledOnce();
  });

  it('change nothing for who may not plan', async () => {
    const { actions } = await board({ mayPlan: false });
    for (const key of [' ', 'l', 'Delete']) press(key);
    press('z', { ctrlKey: true });
    expect(said()).toBe('');
    for (const action of [actions.place, actions.setTerms, actions.undo])
      expect(action).not.toHaveBeenCalled();
    press('Enter');
    expect(open).toHaveBeenCalled();
  });
});
