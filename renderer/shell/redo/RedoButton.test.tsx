// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { parseCommand, type Refusal } from '../../../shared/contracts/commands.ts';
import type { PendingCommand } from '../../../shared/contracts/live.ts';
import {
  aBoard,
  aFilter,
  boardDraft,
  boardId,
  filteredTile,
  filterId,
} from '../../../shared/domain/testing/authored-builders.ts';
import { commandIdSchema } from '../../../shared/kernel/ids.ts';
import type { GivenCommand } from '../../live/desk-api.ts';
import { noon, uuid } from '../../live/testing/ticket-builder.ts';
import { openScreen, pressButton } from '../testing/open-screen.tsx';
import { RedoButton } from './RedoButton.tsx';

const id = commandIdSchema.parse(uuid(70));
const refusedSave = (refusal: Refusal): PendingCommand => ({
  id,
  command: parseCommand('board.save', boardDraft({ baseVersion: 1, shared: true, tiles: [filteredTile()] })),
  issuedAt: noon,
  state: { kind: 'refused', refusal, by: 'server' },
});
const changedMeanwhile = refusedSave({ code: 'changed-meanwhile', byName: 'Rudi', at: noon });

async function open(command: PendingCommand) {
  const given: unknown[] = [];
  const desk = {
    submit: async (all: readonly GivenCommand[]) =>
      void given.push(...all.map(({ name, input }) => [name, input])),
    dismiss: vi.fn(async () => undefined),
    redo: vi.fn(async () => undefined),
  };
  const screen = openScreen({ desk });
  await screen.draw(<RedoButton command={command} />);
  return { ...screen, ...desk, given, command };
}

const dialog = () => document.querySelector('[role="dialog"]');

describe('a save that somebody else was before', () => {
  it('says whose change it would replace and how much of it, before it is saved over it', async () => {
    const { put, draw, given, dismiss } = await open(changedMeanwhile);
    put('boards', boardId(), aBoard({ version: 4, name: 'Dinding', updatedByName: 'Rudi' }));
    await draw(<RedoButton command={changedMeanwhile} />);
    await pressButton('Timpa dengan versi saya');
    expect(dialog()?.textContent).toMatch(/Rudi menyimpan “Dinding”.*1 ubin berbeda/);
    expect(given).toEqual([]);
    const [, confirm] = [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')];
    act(() => confirm?.click());
    await vi.waitFor(() => expect(dismiss).toHaveBeenCalledWith(id, expect.anything()));
    expect(given).toMatchObject([
      ['board.save', { boardId: boardId(), baseVersion: 4, name: 'Papan malam' }],
    ]);
  });

  it('is left alone when the person thinks better of it', async () => {
    const { put, draw, given } = await open(changedMeanwhile);
    put('boards', boardId(), aBoard({ version: 4 }));
    await draw(<RedoButton command={changedMeanwhile} />);
    await pressButton('Timpa dengan versi saya');
    await pressButton(/^Kembali/);
    expect(given).toEqual([]);
  });
});

describe('a shared board that asks a private filter', () => {
  it('is saved again once its filter is shared', async () => {
    const filters = [{ id: filterId(), name: 'Milik saya' }];
    const refused = refusedSave({ code: 'filter-not-shared', filters });
    const { put, draw, given, redo } = await open(refused);
    put('filters', filterId(), aFilter({ version: 2 }));
    await draw(<RedoButton command={refused} />);
    await pressButton('Bagikan saringan, lalu ulangi');
    await vi.waitFor(() => expect(redo).toHaveBeenCalled());
    expect(given).toMatchObject([['filter.save', { filterId: filterId(), shared: true, baseVersion: 2 }]]);
  });
});

describe('a save of what is somebody else’s', () => {
  it.each(['came-with-product', 'owner-or-lead-only'] as const)(
    'that was refused as %s is kept as a board of one’s own',
    async (code) => {
      const { given, dismiss } = await open(refusedSave({ code }));
      await pressButton('Simpan sebagai salinan');
      await vi.waitFor(() => expect(dismiss).toHaveBeenCalledWith(id, expect.anything()));
      expect(given).toMatchObject([
        ['board.save', { name: 'Papan malam', tiles: [filteredTile()], baseVersion: 0, shared: false }],
      ]);
      expect(given).not.toMatchObject([['board.save', { boardId: boardId() }]]);
    },
  );
});

describe('any other refusal', () => {
  it('is tried again as it was', async () => {
    const { redo } = await open(refusedSave({ code: 'default-by-lead-only' }));
    await pressButton('Ulangi');
    expect(redo).toHaveBeenCalled();
  });
});
