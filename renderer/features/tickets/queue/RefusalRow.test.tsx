// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../../shared/contracts/commands.ts';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import { commandIdSchema, technicianIdSchema, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { noon, uuid } from '../../../live/testing/ticket-builder.ts';
import { openScreen, pressButton } from '../../../shell/testing/open-screen.tsx';
import { RefusalRow } from './RefusalRow.tsx';

const ticketId = ticketIdSchema.parse(uuid(1));
const refused = (command: Command): PendingCommand => ({
  id: commandIdSchema.parse(uuid(9)),
  command,
  issuedAt: noon,
  state: { kind: 'refused', refusal: { code: 'ticket-unknown' }, by: 'server' },
});

async function draw(command: Command) {
  const dismiss = vi.fn(() => Promise.resolve());
  const redo = vi.fn(() => Promise.resolve());
  const screen = openScreen({ desk: { dismiss, redo } });
  await screen.draw(<RefusalRow command={refused(command)} index={0} selected={false} />);
  const row = document.querySelector('.refusal-row');
  return {
    dismiss,
    redo,
    said: row?.querySelector('.ellipsis')?.textContent,
    words: row?.querySelector('q'),
  };
}

describe('a refused command', () => {
  const own: readonly (readonly [string, Command, string])[] = [
    ['a note', { name: 'ticket.add-note', input: { ticketId, text: 'ONT diganti' } }, 'ONT diganti'],
    [
      'a resolution',
      { name: 'ticket.resolve', input: { ticketId, resolution: 'Konektor baru' } },
      'Konektor baru',
    ],
    ['a reason', { name: 'ticket.cancel', input: { ticketId, reason: 'Salah alamat' } }, 'Salah alamat'],
    [
      'a reason for passing over the rule',
      {
        name: 'ticket.assign',
        input: {
          ticketId,
          technicianId: technicianIdSchema.parse(uuid(500)),
          overriding: { obstacle: 'technician-off-shift', reason: 'Rumah sakit gelap' },
        },
      },
      'Rumah sakit gelap',
    ],
  ];

  it.each(own)('quotes %s, so that it can be read before it is thrown away', async (_, command, words) => {
    const row = await draw(command);
    expect(row.words?.textContent).toBe(words);
    expect(row.words?.getAttribute('title')).toBe(words);
  });

  it('quotes nothing where nothing was written', async () => {
    const row = await draw({ name: 'ticket.acknowledge', input: { ticketId } });
    expect(row.words).toBeNull();
    expect(row.said).toBe('Akui: tiket ini tidak ada lagi.');
  });

  it('is redone or put away', async () => {
    const { redo, dismiss } = await draw({ name: 'ticket.acknowledge', input: { ticketId } });
    await pressButton('Ulangi');
    expect(redo).toHaveBeenCalledWith(uuid(9), uuid(100), expect.any(AbortSignal));
    await pressButton('Tutup penolakan');
    expect(dismiss).toHaveBeenCalledWith(uuid(9), expect.any(AbortSignal));
  });
});
