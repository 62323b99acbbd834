// @vitest-environment jsdom
import { act } from 'react';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { ticketIdSchema } from '../../shared/kernel/ids.ts';
import { mount } from '../design/testing/mount.tsx';
import { createRoom } from '../live/room.ts';
import { RoomClock } from '../live/room-clock.ts';
import { RoomProvider } from '../live/room-context.tsx';
import { silentDesk } from '../live/testing/silent-desk.ts';
import { noon, uuid } from '../live/testing/ticket-builder.ts';
import { createTranslations } from './i18n.ts';
import { LostCommand } from './LostCommand.tsx';

it('says every lost command with its reason, each until it is dismissed', () => {
  const room = createRoom({
    desk: silentDesk(),
    clock: new RoomClock(() => noon),
    windowId: 'w',
    view: window,
    newId: () => uuid(2),
  });
  const input = { ticketId: ticketIdSchema.parse(uuid(1)) };
  const { container } = mount(
    <I18nextProvider i18n={createTranslations('id')}>
      <RoomProvider value={room}>
        <LostCommand />
      </RoomProvider>
    </I18nextProvider>,
  );
  act(() => {
    room.lost.tell({
      act: 'submit',
      command: { name: 'ticket.acknowledge', input },
      reason: { kind: 'rejected', sentence: 'ticketId: Invalid' },
    });
    room.lost.tell({ act: 'redo', command: { name: 'ticket.close', input }, reason: { kind: 'line-lost' } });
  });
  const said = () => [...container.querySelectorAll('li span')].map(({ textContent }) => textContent);
  expect(said()).toEqual([
    '“Akui”: Meja ini menolak: ticketId: Invalid',
    'Ulangi “Tutup tiket”: Sambungan ke meja ini putus; perintah tidak terkirim.',
  ]);
  act(() => container.querySelector('button')?.click());
  expect(said()).toHaveLength(1);
});
