// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { QueryAnswer } from '../../../../shared/contracts/live.ts';
import type { Board } from '../../../../shared/domain/boards/board.ts';
import { aBoard } from '../../../../shared/domain/testing/authored-builders.ts';
import { accountIdSchema, tileIdSchema } from '../../../../shared/kernel/ids.ts';
import { noon, uuid } from '../../../live/testing/ticket-builder.ts';
import { openScreen, pressButton } from '../../../shell/testing/open-screen.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

/** As the screen's person is signed in. */
const ownerId = accountIdSchema.parse(uuid(9001));
const clock = {
  id: tileIdSchema.parse(uuid(1)),
  x: 0,
  y: 0,
  width: 6,
  height: 6,
  content: { kind: 'clock' as const },
};
const first = aBoard({ ownerId, name: 'Malam', tiles: [clock] });
const second = aBoard({ ownerId, version: 2, name: 'Pagi', updatedByName: 'Rudi' });
const told: QueryAnswer<readonly Board[]> = {
  kind: 'answered',
  value: [second, first],
  asOf: noon,
  from: 'server',
};

async function openVersions({ board = second, answer = told as QueryAnswer<unknown> } = {}) {
  const submit = vi.fn(async () => ({ ok: true, value: undefined }));
  const onRestored = vi.fn();
  const screen = openScreen({ desk: { query: async () => answer as never, submit: submit as never } });
  await screen.draw(<VersionsDialog board={board} onRestored={onRestored} onClose={() => undefined} />);
  // A question is asked only when nobody goes on typing.
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 200)));
  return { submit, onRestored };
}

const text = () => document.body.textContent ?? '';
const choose = (index: number) =>
  act(() => document.querySelectorAll<HTMLInputElement>('input[type="radio"]')[index]?.click());
const restoring = () => document.querySelector<HTMLButtonElement>('button[type="submit"]');

describe('the versions of a board', () => {
  it('say who saved each and what changed, and begin with the one there is', async () => {
    await openVersions();
    const lines = [...document.querySelectorAll('.version-step')].map(({ textContent }) => textContent);
    expect(lines[0]).toContain('Rudi');
    expect(lines[0]).toContain('Nama diubah dari “Malam” menjadi “Pagi”. Dibuang: Jam.');
    expect(lines[1]).toContain('Dibuat, dengan 1 ubin.');
    expect(restoring()?.disabled).toBe(true);
  });

  it('are looked at before one is restored, as the next version of the board', async () => {
    const { submit, onRestored } = await openVersions();
    choose(1);
    expect(document.querySelector('.board-sketch')?.textContent).toBe('Jamkini tidak ada');
    expect(text()).toContain(
      'Dibandingkan sekarang: Nama diubah dari “Pagi” menjadi “Malam”. Ditambah: Jam.',
    );
    await pressButton('Pulihkan versi ini');
    expect(JSON.stringify(submit.mock.calls)).toContain('"baseVersion":2');
    expect(JSON.stringify(submit.mock.calls)).toContain(clock.id);
    expect(onRestored).toHaveBeenCalledOnce();
  });

  it('stand below what this desk saved and the server has not told of yet', async () => {
    await openVersions({ board: aBoard({ ownerId, version: 3, name: 'Siang' }) });
    expect(document.querySelectorAll('.version-step')).toHaveLength(3);
    expect(document.querySelector('.version-step')?.textContent).toContain('menjadi “Siang”');
  });

  it('are said to be out of reach when the server is and the desk kept none', async () => {
    await openVersions({ answer: { kind: 'unavailable', reason: 'unreachable' } });
    expect(text()).toContain('Versi terdahulu tersimpan di sana dan belum dapat ditampilkan.');
    expect(document.querySelectorAll('.version-step')).toHaveLength(1);
  });

  it('are said to be old when the desk kept them, and can be restored all the same', async () => {
    await openVersions({ answer: { ...told, from: 'desk' } as QueryAnswer<unknown> });
    expect(text()).toContain('Server tidak terjangkau: versi yang disimpan sejak itu belum ada di sini.');
    choose(1);
    expect(restoring()?.disabled).toBe(false);
  });

  it('are only looked at where the board is not theirs to change', async () => {
    const facts = { ownerId: accountIdSchema.parse(uuid(77)), shared: true };
    await openVersions({ board: { ...second, ...facts } });
    choose(1);
    expect(restoring()?.disabled).toBe(true);
    expect(text()).toContain('Hanya pemiliknya dan penyelia');
  });
});
