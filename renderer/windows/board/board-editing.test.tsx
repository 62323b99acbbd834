// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Board } from '../../../shared/domain/boards/board.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { aBoard, boardId } from '../../../shared/domain/testing/authored-builders.ts';
import { accountId } from '../../../shared/domain/testing/builders.ts';
import { emptyPlaylist, onlyBoard } from '../../features/boards/playlist.ts';
import type { GivenCommand } from '../../live/desk-api.ts';
import { openScreen, pressButton, write } from '../../shell/testing/open-screen.tsx';
import { BoardEditing } from './BoardEditing.tsx';

const ofTheProduct = { name: 'Horizon SLA', ownerId: null, shared: true, defaultFor: 'display' } as const;
const ofSomebodyElse = { name: 'Regu malam', ownerId: accountId(7), shared: true };

beforeEach(() => window.location.replace('#'));

async function arrange(facts: Partial<Board>, role: Role = 'operator') {
  const given: unknown[] = [];
  const submit = async (all: readonly GivenCommand[]) =>
    void given.push(...all.map(({ name, input }) => [name, input]));
  const screen = openScreen({ role, desk: { submit } });
  const tiles: Board['tiles'] = [];
  screen.put('boards', boardId(), aBoard({ version: 3, tiles, ...facts }));
  screen.room.store.receive({ kind: 'ready' });
  const playlist = { ...emptyPlaylist, turns: onlyBoard(boardId()) };
  await screen.draw(<BoardEditing id={boardId()} playlist={playlist} />);
  return given;
}

const nameField = () => document.querySelector<HTMLInputElement>('.board-tools input');
const says = (words: string) => document.body.textContent?.includes(words);

describe('arranging a board that is not one’s own to change', () => {
  it.each([
    ['an operator', 'one of the product', 'operator', ofTheProduct],
    ['a supervisor', 'one of the product', 'supervisor', ofTheProduct],
    ['an operator', 'somebody else’s', 'operator', ofSomebodyElse],
  ] as const)('makes a copy of their own for %s who arranges %s', async (_who, _whose, role, board) => {
    const given = await arrange(board, role);
    expect(says('menyimpan membuat salinan milik Anda sendiri')).toBe(true);
    expect(nameField()?.value).toBe(`Salinan ${board.name}`);
    await pressButton('Simpan sebagai salinan');
    await vi.waitFor(() => expect(given).toHaveLength(1));
    expect(given).toMatchObject([['board.save', { baseVersion: 0, shared: false, defaultFor: null }]]);
    expect(given).not.toMatchObject([['board.save', { boardId: boardId() }]]);
  });

  it('goes on with the copy in the place of the board', async () => {
    await arrange(ofTheProduct);
    await pressButton('Simpan sebagai salinan');
    await vi.waitFor(() => expect(window.location.hash).toMatch(/^#boards=/));
    expect(window.location.hash).not.toContain(boardId());
  });

  it('offers neither to remove it nor to change it', async () => {
    await arrange(ofTheProduct);
    expect(says('Hapus papan')).toBe(false);
  });
});

describe('arranging a board that one may change', () => {
  it('saves it, or keeps it and saves a copy of another name beside it', async () => {
    const given = await arrange(ofTheProduct, 'admin');
    await pressButton('Simpan sebagai salinan');
    await vi.waitFor(() => expect(given).toHaveLength(1));
    await pressButton('Simpan');
    await vi.waitFor(() => expect(given).toHaveLength(2));
    expect(given).toMatchObject([
      ['board.save', { name: 'Salinan Horizon SLA', baseVersion: 0 }],
      ['board.save', { name: 'Horizon SLA', boardId: boardId(), baseVersion: 3 }],
    ]);
  });

  it('is left at once as it was found, and asked again once it was changed', async () => {
    await arrange(ofSomebodyElse, 'supervisor');
    write(nameField(), 'Regu pagi');
    await pressButton('Kembali');
    expect(window.location.hash).toBe('');
    await pressButton('Tekan lagi: perubahan dibuang');
    expect(window.location.hash).toMatch(/^#boards=/);
  });

  it('names the copy as its maker did', async () => {
    const given = await arrange(ofSomebodyElse, 'supervisor');
    write(nameField(), 'Regu pagi');
    await pressButton('Simpan sebagai salinan');
    await vi.waitFor(() => expect(given).toMatchObject([['board.save', { name: 'Regu pagi' }]]));
  });
});
