// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { aTechnician } from '../../../shared/domain/testing/builders.ts';
import type { TechnicianNow } from '../../live/technician-state.ts';
import { openScreen, settled } from '../../shell/testing/open-screen.tsx';
import { TechnicianMenu } from './TechnicianMenu.tsx';

const person = { technician: aTechnician(), ticket: null, state: 'free' } as TechnicianNow;
const mark = () => document.querySelector<HTMLElement>('button.technician');
const items = () => [...document.querySelectorAll('[role="menuitem"]')].map(({ textContent }) => textContent);

async function press(): Promise<void> {
  act(() => mark()?.focus());
  act(() => mark()?.click());
  await settled();
}

describe('the mark of a technician', () => {
  it('has a menu from the first press on, and leads back to itself', async () => {
    const screen = openScreen();
    await screen.draw(<TechnicianMenu person={person} mayChange={true} />);
    expect(mark()?.getAttribute('aria-haspopup')).toBe('menu');
    for (let time = 0; time < 2; time += 1) {
      await press();
      expect(items()).toEqual(['Ubah kesiapan…']);
      const leave = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
      act(() => void document.querySelector('[role="menu"]')?.dispatchEvent(leave));
      await settled();
      expect(items()).toEqual([]);
      expect(document.activeElement).toBe(mark());
    }
  });

  it('leads to their availability', async () => {
    const screen = openScreen();
    await screen.draw(<TechnicianMenu person={person} mayChange={true} />);
    await press();
    act(() => document.querySelector<HTMLElement>('[role="menuitem"]')?.click());
    expect(screen.intent.getState().dialog).toEqual({
      kind: 'availability',
      technicianId: person.technician.id,
    });
  });
});
