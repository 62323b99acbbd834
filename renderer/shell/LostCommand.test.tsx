// @vitest-environment jsdom
import { act } from 'react';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import { commandIdSchema, ticketIdSchema } from '../../shared/kernel/ids.ts';
import { mount } from '../design/testing/mount.tsx';
import type { DeskApi } from '../live/desk-api.ts';
import { createRoom } from '../live/room.ts';
import { RoomClock } from '../live/room-clock.ts';
import { RoomProvider } from '../live/room-context.tsx';
import { silentDesk } from '../live/testing/silent-desk.ts';
import { noon, uuid } from '../live/testing/ticket-builder.ts';
import { createTranslations } from './i18n.ts';
import { LostCommand } from './LostCommand.tsx';

const commandId = commandIdSchema.parse(uuid(9));
const input = { ticketId: ticketIdSchema.parse(uuid(1)) };

function open(desk: Partial<DeskApi> = {}) {
  const room = createRoom({
    desk: silentDesk(desk),
    clock: new RoomClock(() => noon),
    windowId: 'w',
    view: window,
    newId: () => uuid(2),
  });
  const { container } = mount(
    <I18nextProvider i18n={createTranslations('id')}>
      <RoomProvider value={room}>
        <LostCommand />
      </RoomProvider>
    </I18nextProvider>,
  );
  const said = () =>
    [...container.querySelectorAll('li')].map((line) =>
      [...line.querySelectorAll('p')].map(({ textContent }) => textContent).join(' | '),
    );
  const press = (words: string) =>
    act(async () =>
      [...container.querySelectorAll('button')].find(({ textContent }) => textContent === words)?.click(),
    );
  return { room, said, press };
}

describe('the lost commands', () => {
  it('stand with their reason, each until it is dismissed', async () => {
    const { room, said, press } = open();
    act(() => {
      const rejected = { kind: 'rejected', sentence: 'ticketId: Invalid' } as const;
      const acknowledge = { name: 'ticket.acknowledge', input } as const;
      room.lost.tell({ act: 'submit', id: commandId, command: acknowledge, reason: rejected });
      const close = { name: 'ticket.close', input } as const;
      room.lost.tell({ act: 'redo', id: commandId, command: close, reason: { kind: 'line-lost' } });
    });
    expect(said()).toEqual([
      'Akui | Meja ini menolak: ticketId: Invalid',
      'Ulangi Tutup tiket | Sambungan ke meja ini putus; perintah tidak terkirim.',
    ]);
    await press('Tutup');
    expect(said()).toHaveLength(1);
  });

  it('keep a person’s own words and send them again under the same id', async () => {
    const submit = vi.fn(async () => undefined);
    const { room, said, press } = open({ submit });
    const note = { name: 'ticket.add-note', input: { ...input, text: 'ONT diganti' } } as const;
    act(() => room.lost.tell({ act: 'submit', id: commandId, command: note, reason: { kind: 'no-answer' } }));
    expect(said()[0]).toContain('ONT diganti');
    await press('Kirim lagi');
    expect(submit).toHaveBeenCalledWith({ id: commandId, ...note }, expect.any(AbortSignal));
    expect(said()).toEqual([]);
  });
});
