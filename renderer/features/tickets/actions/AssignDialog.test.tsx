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

const bekasi = { longitude: 107.3, latitude: -6.3 };
const klari = { longitude: 107.35, latitude: -6.36 };

type Person = readonly [
  name: string,
  availability: Technician['availability'],
  skills?: Technician['skills'],
  home?: Technician['home'],
];

async function open(role: Role, people: readonly Person[]) {
  const submit = vi.fn(() => Promise.resolve());
  const onClose = vi.fn();
  const screen = openScreen({ role, desk: { submit } });
  people.forEach(([name, availability, skills = ['splicing'], home = bekasi], n) => {
    const id = uuid(500 + n);
    const facts = { id, version: 1, name, phone: '', skills, home, team: null, availability };
    screen.put('technicians', id, technicianSchema.parse(facts));
  });
  await screen.draw(<AssignDialog ticket={aTicket(1, { position: klari })} onClose={onClose} />);
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
  it('gives the ticket with what the person saw', async () => {
    const dialog = await open('operator', [['Dedi', onShift]]);
    await pressButton(/^Tugaskan/);
    expect(dialog.submit).toHaveBeenCalledWith(
      [
        expect.objectContaining({
          input: expect.objectContaining({
            technicianId: uuid(500),
            because: expect.objectContaining({ candidates: 1, load: 0, skills: ['splicing'] }),
          }),
        }),
      ],
      expect.any(AbortSignal),
    );
  });

  it('lists everybody, those who can on top, the others with what is in their way', async () => {
    const dialog = await open('operator', [
      ['Asep', offShift],
      ['Budi', onShift, ['ont']],
      ['Cecep', onBreak],
      ['Dedi', onShift],
    ]);
    expect(dialog.said()).toEqual([
      ['Dedi', 'mulai 12.28', 'Kosong, 8,7 km, +28 mnt jalan'],
      ['Cecep', 'istirahat sampai 12.20', 'Kosong, 8,7 km'],
      ['Asep', 'tidak bertugas sampai 22.00', 'Kosong, 8,7 km'],
      ['Budi', 'tidak bisa splicing', 'Kosong, 8,7 km'],
    ]);
    expect(dialog.choosable()).toEqual(['Dedi']);
    expect(dialog.note()).toBeNull();
  });

  it('says what each costs the day more than the first', async () => {
    const dialog = await open('operator', [
      ['Asep', onShift],
      ['Budi', onShift, ['splicing'], klari],
    ]);
    expect(dialog.said()).toEqual([
      ['Budi', 'mulai 12.00', 'Kosong, 0 m, +0 mnt jalan'],
      ['Asep', 'mulai 12.28', expect.stringMatching(/^Kosong, 8,7 km, \+28 mnt jalan, \+Rp \d+\.\d00$/)],
    ]);
  });

  it('says that nobody can, who is back first, and whom an operator may ask', async () => {
    const dialog = await open('operator', [
      ['Asep', offShift],
      ['Cecep', onBreak],
      ['Budi', onShift, ['ont']],
    ]);
    expect(dialog.note()).toContain(
      'Tidak ada teknisi bertugas yang menguasai splicing dan masih punya waktu.',
    );
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
      [
        expect.objectContaining({
          name: 'ticket.assign',
          input: {
            ticketId: uuid(1),
            technicianId: uuid(500),
            overriding: { obstacle: 'technician-off-shift', reason: 'Rumah sakit gelap' },
          },
        }),
      ],
      expect.any(AbortSignal),
    );
    expect(dialog.onClose).toHaveBeenCalled();
  });
});
