// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandId, commandIdSchema } from '../../shared/kernel/ids.ts';
import { type Mounted, mount } from '../design/testing/mount.tsx';
import type { LossReason } from '../live/desk-answer.ts';
import { createRoom, type Taken } from '../live/room.ts';
import { RoomClock } from '../live/room-clock.ts';
import { RoomProvider } from '../live/room-context.tsx';
import { silentDesk } from '../live/testing/silent-desk.ts';
import { noon, uuid } from '../live/testing/ticket-builder.ts';
import { DialogForm } from './DialogForm.tsx';
import { createTranslations } from './i18n.ts';

const taken: Taken = { ok: true, value: commandIdSchema.parse(uuid(9)) };
const lostTo = (reason: LossReason): Taken => ({
  ok: false,
  refusal: { act: 'submit', id: commandIdSchema.parse(uuid(9)), command: null, reason },
});

let mounted: Mounted | undefined;
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  mounted?.unmount();
  vi.unstubAllGlobals();
});

function open() {
  let answer = Promise.withResolvers<Taken>();
  const onSubmit = vi.fn((_id: CommandId) => answer.promise);
  const made = { ids: 0 };
  const onClose = vi.fn();
  const room = createRoom({
    desk: silentDesk(),
    clock: new RoomClock(() => noon),
    windowId: 'w',
    view: window,
    newId: () => uuid(100 + made.ids++),
  });
  const inRoom = (children: ReactNode) => (
    <MantineProvider>
      <I18nextProvider i18n={createTranslations('id')}>
        <RoomProvider value={room}>{children}</RoomProvider>
      </I18nextProvider>
    </MantineProvider>
  );
  mounted = mount(
    inRoom(
      <DialogForm title="Catatan" submitLabel="Simpan" canSubmit onSubmit={onSubmit} onClose={onClose}>
        <textarea defaultValue="ONT diganti" />
      </DialogForm>,
    ),
  );
  const press = () =>
    act(async () => document.querySelector<HTMLButtonElement>('button[type="submit"]')?.click());
  const settle = (value: Taken) =>
    act(() => {
      answer.resolve(value);
      answer = Promise.withResolvers<Taken>();
      return Promise.resolve();
    });
  return { room, onSubmit, onClose, press, settle, inRoom };
}

describe('a dialog', () => {
  it('stays until the desk has taken the command, and gives it once', async () => {
    const { onSubmit, onClose, press, settle } = open();
    await press();
    await press();
    expect(onSubmit).toHaveBeenCalledTimes(1);
    expect(onClose).not.toHaveBeenCalled();
    await settle(taken);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('keeps its text and says in one sentence why the command was not taken', async () => {
    const { onClose, press, settle } = open();
    await press();
    await settle(lostTo({ kind: 'rejected', sentence: 'text: Too long' }));
    expect(onClose).not.toHaveBeenCalled();
    expect(document.querySelector('[role="alert"]')?.textContent).toBe('Meja ini menolak: text: Too long');
    expect(document.querySelector('textarea')?.value).toBe('ONT diganti');
  });

  it('gives its command under the same id until it is taken', async () => {
    const { onSubmit, press, settle } = open();
    await press();
    await settle(lostTo({ kind: 'no-answer' }));
    await press();
    expect(onSubmit.mock.calls).toEqual([[uuid(100)], [uuid(100)]]);
  });

  it('takes another id once an earlier attempt was taken with other words', async () => {
    const { onSubmit, press, settle } = open();
    await press();
    await settle(lostTo({ kind: 'taken-otherwise' }));
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('sudah diterima');
    await press();
    expect(onSubmit.mock.calls).toEqual([[uuid(100)], [uuid(101)]]);
  });

  it('that is gone before the answer leaves the loss to the notice', async () => {
    const { room, press, settle, inRoom } = open();
    await press();
    mounted?.show(inRoom(null));
    await settle(lostTo({ kind: 'no-answer' }));
    expect(room.lost.told.map(({ reason }) => reason.kind)).toEqual(['no-answer']);
  });
});
