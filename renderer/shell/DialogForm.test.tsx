// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { LossReason } from '../live/desk-answer.ts';
import type { Taken } from '../live/giving.ts';
import { uuid } from '../live/testing/ticket-builder.ts';
import { DialogForm } from './DialogForm.tsx';
import { openScreen, pressButton, settled } from './testing/open-screen.tsx';

const taken: Taken = { ok: true, value: null };
const lostTo = (reason: LossReason): Taken => ({
  ok: false,
  refusal: { act: 'submit', given: [], reason },
});

async function open() {
  let answer = Promise.withResolvers<Taken>();
  const onSubmit = vi.fn((_id: CommandId) => answer.promise);
  const onClose = vi.fn();
  const { room, draw } = openScreen();
  await draw(
    <DialogForm title="Catatan" submitLabel="Simpan" canSubmit onSubmit={onSubmit} onClose={onClose}>
      <textarea defaultValue="ONT diganti" />
    </DialogForm>,
  );
  const settle = (value: Taken) => {
    answer.resolve(value);
    answer = Promise.withResolvers<Taken>();
    return settled();
  };
  return { room, draw, onSubmit, onClose, press: () => pressButton(/^Simpan/), settle };
}

describe('a dialog', () => {
  it('stays until the desk has taken the command, and gives it once', async () => {
    const { onSubmit, onClose, press, settle } = await open();
    await press();
    await press();
    expect(onSubmit).toHaveBeenCalledTimes(1);
    expect(onClose).not.toHaveBeenCalled();
    await settle(taken);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('keeps its text and says in one sentence why the command was not taken', async () => {
    const { onClose, press, settle } = await open();
    await press();
    await settle(lostTo({ kind: 'rejected', sentence: 'text: Too long' }));
    expect(onClose).not.toHaveBeenCalled();
    expect(document.querySelector('[role="alert"]')?.textContent).toBe('Meja ini menolak: text: Too long');
    expect(document.querySelector('textarea')?.value).toBe('ONT diganti');
  });

  it('is not closed by a click beside it', async () => {
    const { onClose } = await open();
    act(() => {
      const beside = document.querySelector('.mantine-Modal-inner');
      beside?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      beside?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    expect(onClose).not.toHaveBeenCalled();
  });

  it('gives its command under the same id until it is taken', async () => {
    const { onSubmit, press, settle } = await open();
    await press();
    await settle(lostTo({ kind: 'no-answer' }));
    await press();
    expect(onSubmit.mock.calls).toEqual([[uuid(100)], [uuid(100)]]);
  });

  it('takes another id once an earlier attempt was taken with other words', async () => {
    const { onSubmit, press, settle } = await open();
    await press();
    await settle(lostTo({ kind: 'taken-otherwise' }));
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('sudah diterima');
    await press();
    expect(onSubmit.mock.calls).toEqual([[uuid(100)], [uuid(101)]]);
  });

  it('that is gone before the answer leaves the loss to the notice', async () => {
    const { room, press, settle, draw } = await open();
    await press();
    await draw(null);
    await settle(lostTo({ kind: 'no-answer' }));
    expect(room.lost.told.map(({ reason }) => reason.kind)).toEqual(['no-answer']);
  });
});
