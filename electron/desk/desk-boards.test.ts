import { describe, expect, it } from 'vitest';
import type { CommandOutcome } from '../../shared/contracts/commands.ts';
import type { Board } from '../../shared/domain/boards/board.ts';
import {
  aFilter,
  boardDraft,
  boardId,
  filteredTile,
  filterId,
  aBoard as madeBoard,
} from '../../shared/domain/testing/authored-builders.ts';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import { given, noon, operator, uuid } from './testing/builders.ts';
import { WindowDouble } from './testing/desk-harness.ts';
import { boardRow, filterRow } from './testing/postgres-text.ts';
import { testRoom, until } from './testing/test-room.ts';

const aBoard = (facts: Partial<Board> = {}) => madeBoard({ ownerId: operator.accountId, ...facts });
const accepted = (version: number): CommandOutcome => ({
  kind: 'accepted',
  transactionId: '7',
  touched: [{ entity: 'boards', id: boardId(), version }],
});
const dewi = { ...operator, accountId: accountIdSchema.parse(uuid(9002)), username: 'dewi' };

describe('boards at a desk', () => {
  const room = testRoom();

  it('are there the moment they are saved, in every window, and settle when their row arrives', async () => {
    room.server.decide = () => accepted(1);
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const input = boardDraft({ name: 'Shift malam' });
    expect(desk.services.commands.submit([given('board.save', input)]).ok).toBe(true);
    await until(() => expect(window.get('boards', boardId())?.name).toBe('Shift malam'));
    const later = new WindowDouble(desk, 'later');
    await until(() => expect(later.get('boards', boardId())?.updatedByName).toBe('Sari'));
    await until(() => expect(window.all('commands')[0]?.state.kind).toBe('accepted'));
    const row = aBoard({ name: 'Shift malam' });
    room.server.shapes.boards.put(boardRow(row));
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(window.get('boards', boardId())).toEqual(row);
  });

  it('are gone the moment they are removed, and the removal settles with their row', async () => {
    room.server.shapes.boards.put(boardRow(aBoard()));
    room.server.decide = () => accepted(2);
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await until(() => expect(window.get('boards', boardId())).toEqual(aBoard()));
    desk.services.commands.submit([given('board.remove', { boardId: boardId(), baseVersion: 1 })]);
    await until(() => expect(window.get('boards', boardId())).toBeUndefined());
    await until(() => expect(window.all('commands')[0]?.state.kind).toBe('accepted'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(window.all('commands')).toHaveLength(1);
    room.server.shapes.boards.delete(boardRow(aBoard()));
    await until(() => expect(window.all('commands')).toHaveLength(0));
    expect(window.all('boards')).toEqual([]);
  });

  it('are not changed over somebody else’s change: who and when is known at once, and nothing is sent', async () => {
    const theirs = aBoard({ version: 2, shared: true, updatedByName: 'Rudi' });
    room.server.shapes.boards.put(boardRow(theirs));
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await until(() => expect(window.get('boards', boardId())).toEqual(theirs));
    desk.services.commands.submit([given('board.save', boardDraft({ baseVersion: 1 }))]);
    await until(() =>
      expect(window.all('commands')[0]?.state).toMatchObject({
        kind: 'refused',
        by: 'desk',
        refusal: { code: 'changed-meanwhile', byName: 'Rudi', at: theirs.updatedAt },
      }),
    );
    expect(window.get('boards', boardId())).toEqual(theirs);
    expect(room.server.received).toEqual([]);
  });

  it('keep the filters they ask, also before the server is asked', async () => {
    room.server.shapes.filters.put(filterRow(aFilter({ ownerId: operator.accountId })));
    room.server.shapes.boards.put(boardRow(aBoard({ shared: true, tiles: [filteredTile()] })));
    const desk = await room.signedIn();
    const window = await room.live(desk);
    desk.services.commands.submit([given('filter.remove', { filterId: filterId(), baseVersion: 1 })]);
    await until(() =>
      expect(window.all('commands')[0]?.state).toMatchObject({
        refusal: { code: 'filter-in-use', board: 'Papan malam' },
      }),
    );
    expect(window.all('filters')).toHaveLength(1);
  });

  it('that this desk does not have are the server’s to judge: it knows who removed them', async () => {
    const refusal = { code: 'removed-before', byName: 'Rudi', at: noon } as const;
    room.server.decide = () => ({ kind: 'refused', refusal });
    const desk = await room.signedIn();
    const window = await room.live(desk);
    desk.services.commands.submit([given('board.save', boardDraft({ baseVersion: 4 }))]);
    await until(() =>
      expect(window.all('commands')[0]?.state).toEqual({ kind: 'refused', by: 'server', refusal }),
    );
  });

  it('are nobody else’s to see who signs in here, even while the copy is the one of who was here before', async () => {
    const shared = aBoard({ id: boardId(2), shared: true, name: 'Dinding' });
    room.server.shapes.boards.put(boardRow(aBoard()));
    room.server.shapes.boards.put(boardRow(shared));
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await until(() => expect(window.all('boards')).toHaveLength(2));
    desk.services.session.signOut({ force: true });
    room.server.principal = dewi;
    await desk.services.session.signIn({ username: 'dewi', password: 'rahasia' });
    await until(() => expect(window.get('boards', shared.id)).toEqual(shared));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    expect(window.all('boards')).toEqual([shared]);
    expect(window.messages.findLastIndex(({ kind }) => kind === 'reset')).toBeGreaterThan(0);
    const seen = window.messages.slice(window.messages.findLastIndex(({ kind }) => kind === 'reset'));
    expect(JSON.stringify(seen)).not.toContain(boardId());
  });
});
