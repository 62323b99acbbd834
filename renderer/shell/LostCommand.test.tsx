// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { commandIdSchema, ticketIdSchema } from '../../shared/kernel/ids.ts';
import type { DeskApi } from '../live/desk-api.ts';
import { uuid } from '../live/testing/ticket-builder.ts';
import { LostCommand } from './LostCommand.tsx';
import { openScreen, pressButton } from './testing/open-screen.tsx';

const commandId = commandIdSchema.parse(uuid(9));
const input = { ticketId: ticketIdSchema.parse(uuid(1)) };

async function open(desk: Partial<DeskApi> = {}) {
  const { room, draw } = openScreen({ desk });
  await draw(<LostCommand />);
  const said = () =>
    [...document.querySelectorAll('.lost-command')].map((line) =>
      [...line.querySelectorAll('p')].map(({ textContent }) => textContent).join(' | '),
    );
  return { room, said };
}

describe('the lost commands', () => {
  it('stand with their reason, each until it is dismissed', async () => {
    const { room, said } = await open();
    act(() => {
      const rejected = { kind: 'rejected', sentence: 'ticketId: Invalid' } as const;
      const acknowledge = { id: commandId, name: 'ticket.acknowledge', input } as const;
      room.lost.tell({ act: 'submit', given: [acknowledge], reason: rejected });
      const close = { name: 'ticket.close', input } as const;
      room.lost.tell({ act: 'redo', id: commandId, command: close, reason: { kind: 'line-lost' } });
    });
    expect(said()).toEqual([
      'Akui | Meja ini menolak: ticketId: Invalid',
      'Ulangi Tutup tiket | Sambungan ke meja ini putus; perintah tidak terkirim.',
    ]);
    await pressButton('Tutup');
    expect(said()).toHaveLength(1);
  });

  it('keep a person’s own words and send them again under the same id', async () => {
    const submit = vi.fn(async () => undefined);
    const { room, said } = await open({ submit });
    const text = 'ONT diganti';
    const note = { id: commandId, name: 'ticket.add-note', input: { ...input, text } } as const;
    act(() => room.lost.tell({ act: 'submit', given: [note], reason: { kind: 'no-answer' } }));
    expect(said()[0]).toContain('ONT diganti');
    await pressButton('Kirim lagi');
    expect(submit).toHaveBeenCalledWith([note], expect.any(AbortSignal));
    expect(said()).toEqual([]);
  });

  it('that were given together are one line and are sent again together, under their own ids', async () => {
    const submit = vi.fn(async () => undefined);
    const { room, said } = await open({ submit });
    const leader = { id: commandId, name: 'ticket.close', input } as const;
    const follower = {
      id: commandIdSchema.parse(uuid(10)),
      name: 'ticket.acknowledge',
      input,
      after: commandId,
    } as const;
    act(() => room.lost.tell({ act: 'submit', given: [leader, follower], reason: { kind: 'no-answer' } }));
    expect(document.querySelector('h2')?.textContent).toBe('2 perintah tidak diterima meja ini');
    expect(said()).toEqual([expect.stringContaining('Tutup tiketbeserta 1 perintah yang menyertainya')]);
    await pressButton('Kirim lagi');
    expect(submit).toHaveBeenCalledWith([leader, follower], expect.any(AbortSignal));
    expect(said()).toEqual([]);
  });
});
