// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Role } from '../../../../shared/domain/identity/principal.ts';
import { type Technician, technicianSchema } from '../../../../shared/domain/technicians/technician.ts';
import { hourMs, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { aTicket, noon, uuid } from '../../../live/testing/ticket-builder.ts';
import { openScreen, pressButton, write } from '../../../shell/testing/open-screen.tsx';
import { AssignDialog } from './AssignDialog.tsx';

const onShift = { kind: 'on-shift', until: instant(noon + 8 * hourMs) } as const;
const offShift = { kind: 'off-shift', nextShiftAt: instant(noon + 10 * hourMs) } as const;
const onBreak = {
  kind: 'on-break',
  until: instant(noon + 20 * minuteMs),
  shiftUntil: instant(noon + 4 * hourMs),
} as const;

type Person = readonly [
  name: string,
  availability: Technician['availability'],
  skills?: Technician['skills'],
];

async function open(role: Role, people: readonly Person[]) {
  const submit = vi.fn(() => Promise.resolve());
  const onClose = vi.fn();
  const screen = openScreen({ role, desk: { submit } });
  people.forEach(([name, availability, skills = ['splicing']], n) => {
    const home = { longitude: 107.3, latitude: -6.3 };
    const id = uuid(500 + n);
    const facts = { id, version: 1, name, phone: '', skills, home, availability };
    screen.put('technicians', id, technicianSchema.parse(facts));
  });
  await screen.draw(<AssignDialog ticket={aTicket(1)} onClose={onClose} />);
  const rows = () => [...document.querySelectorAll('.choice-list label')];
  const row = (name: string) => rows().find(({ textContent }) => textContent.startsWith(name));
  return {
    submit,
    onClose,
    said: () =>
      rows().map((line) => [...line.querySelectorAll('.ranked > *')].map(({ textContent }) => textContent)),
    choosable: () =>
      rows().flatMap((line) =>
        line.querySelector('input')?.disabled ? [] : [line.querySelector('b')?.textContent],
      ),
    choose: (name: string) => act(() => row(name)?.querySelector('input')?.click()),
    note: () => document.querySelector('.nobody-can')?.textContent ?? null,
    canSubmit: () => !document.querySelector<HTMLButtonElement>('button[type="submit"]')?.disabled,
  };
}

describe('the assign dialog', () => {
  it('lists everybody, those who can on top, the others with what is in their way', async () => {
    const dialog = await open('operator', [
      ['Asep', offShift],
      ['Budi', onShift, ['ont']],
      ['Cecep', onBreak],
      ['Dedi', onShift],
    ]);
    expect(dialog.said()).toEqual([
      ['Dedi', 'siap ±40 m', 'Kosong, posisi tidak diketahui'],
      ['Cecep', 'istirahat sampai 12.20', 'Kosong, posisi tidak diketahui'],
      ['Asep', 'tidak bertugas sampai 22.00', 'Kosong, posisi tidak diketahui'],
      ['Budi', 'tidak bisa splicing', 'Kosong, posisi tidak diketahui'],
    ]);
    expect(dialog.choosable()).toEqual(['Dedi']);
    expect(dialog.note()).toBeNull();
  });

  it('says that nobody can, who is back first, and whom an operator may ask', async () => {
    const dialog = await open('operator', [
      ['Asep', offShift],
      ['Cecep', onBreak],
      ['Budi', onShift, ['ont']],
    ]);
    expect(dialog.note()).toContain('Tidak ada teknisi bertugas yang menguasai splicing.');
    expect(dialog.note()).toContain('Cecep, 12.20');
    expect(dialog.note()).toContain('Minta penyelia');
    expect(dialog.choosable()).toEqual([]);
    expect(dialog.canSubmit()).toBe(false);
  });

  it('lets a supervisor call somebody in, with a reason, and nobody who lacks the skill', async () => {
    const dialog = await open('supervisor', [
      ['Asep', offShift],
      ['Budi', offShift, ['ont']],
    ]);
    expect(dialog.choosable()).toEqual(['Asep']);
    dialog.choose('Asep');
    expect(dialog.canSubmit()).toBe(false);
    write(document.querySelector('textarea'), 'Rumah sakit gelap');
    await pressButton(/Tugaskan di luar jam tugas/);
    expect(dialog.submit).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'ticket.assign',
        input: {
          ticketId: uuid(1),
          technicianId: uuid(500),
          overriding: { obstacle: 'technician-off-shift', reason: 'Rumah sakit gelap' },
        },
      }),
      expect.any(AbortSignal),
    );
    expect(dialog.onClose).toHaveBeenCalled();
  });
});
