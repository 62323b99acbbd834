// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { type Technician, technicianSchema } from '../../../shared/domain/technicians/technician.ts';
import { commandIdSchema } from '../../../shared/kernel/ids.ts';
import { hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { noon, uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen, pressButton } from '../../shell/testing/open-screen.tsx';
import { TechnicianDialogs } from './TechnicianDialogs.tsx';
import { TechniciansPane } from './TechniciansPane.tsx';

const shiftUntil = instant(noon + 6 * hourMs);
const dedi = (availability: Technician['availability']) =>
  technicianSchema.parse({
    id: uuid(500),
    version: 1,
    name: 'Dedi Kurniawan',
    phone: '0812',
    skills: ['splicing'],
    home: { longitude: 107.3, latitude: -6.3 },
    team: null,
    availability,
  });

async function open(
  role: Role,
  availability: Technician['availability'] = { kind: 'on-shift', until: shiftUntil },
) {
  const submit = vi.fn(() => Promise.resolve());
  const screen = openScreen({ role, desk: { submit } });
  const technician = dedi(availability);
  screen.put('technicians', technician.id, technician);
  await screen.draw(
    <>
      <TechniciansPane />
      <TechnicianDialogs />
    </>,
  );
  const radio = (words: string) =>
    [...document.querySelectorAll<HTMLLabelElement>('.choice-list label')]
      .find(({ textContent }) => textContent === words)
      ?.querySelector('input');
  return { ...screen, submit, technician, radio };
}

describe('a technician’s availability', () => {
  it('is changed by a supervisor, and the break belongs to its shift', async () => {
    const { intent, technician, radio, submit } = await open('supervisor');
    act(() => intent.getState().open({ kind: 'availability', technicianId: technician.id }));
    expect(document.body.textContent).toContain('Sekarang bertugas sampai 18.00.');
    act(() => radio('Istirahat')?.click());
    await pressButton(/^Simpan/);
    const until = instant(noon + 30 * minuteMs);
    expect(submit).toHaveBeenCalledWith(
      [
        expect.objectContaining({
          name: 'technician.set-availability',
          input: { technicianId: technician.id, availability: { kind: 'on-break', until, shiftUntil } },
        }),
      ],
      expect.any(AbortSignal),
    );
    expect(intent.getState().dialog).toBeNull();
  });

  it('has no break outside a shift', async () => {
    const { intent, technician, radio } = await open('supervisor', { kind: 'off-shift', nextShiftAt: null });
    act(() => intent.getState().open({ kind: 'availability', technicianId: technician.id }));
    expect(radio('Istirahat')?.disabled).toBe(true);
    expect(radio('Bertugas')?.disabled).toBe(false);
  });

  it('is shown with a ring while the server does not know it yet, beside the person and in the head', async () => {
    const { put, technician } = await open('supervisor');
    expect(document.querySelectorAll('.pending-ring')).toHaveLength(0);
    const id = commandIdSchema.parse(uuid(7));
    const input = { technicianId: technician.id, availability: technician.availability };
    put('commands', id, {
      id,
      command: { name: 'technician.set-availability', input },
      issuedAt: noon,
      state: { kind: 'waiting' },
    });
    expect(document.querySelectorAll('.pending-ring')).toHaveLength(2);
  });

  it('is not an operator’s to change: no key, no button, and the menu says whose it is', async () => {
    await open('operator');
    expect(document.body.textContent).not.toContain('Ubah kesiapan');
    await pressButton('');
    expect(document.body.textContent).toContain('Kesiapan diubah oleh penyelia');
  });
});
