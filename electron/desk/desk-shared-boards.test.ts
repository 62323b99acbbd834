import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '../../shared/contracts/commands.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { boardDraft, boardId, filterDraft, filterId } from '../../shared/domain/testing/authored-builders.ts';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import { addPeople, startServer } from '../../tests/support/desk-server.ts';
import { openTestDatabase } from '../../tests/support/test-database.ts';
import type { Desk } from './desk.ts';
import { given, operator, uuid } from './testing/builders.ts';
import { openTestDesk, temporaryDirectory, WindowDouble } from './testing/desk-harness.ts';
import { until } from './testing/test-room.ts';

const rudi: Principal = {
  ...operator,
  accountId: accountIdSchema.parse(uuid(9002)),
  username: 'rudi',
  displayName: 'Rudi',
  role: 'supervisor',
};

type Seat = { readonly desk: Desk; readonly window: WindowDouble; leave(): void };

async function sit(address: string, { username }: Principal): Promise<Seat> {
  const directory = temporaryDirectory();
  const desk = openTestDesk(directory.path, address);
  await desk.services.session.signIn({ username, password: 'rahasia' });
  const window = new WindowDouble(desk);
  await until(() => expect(window.status?.connection.kind).toBe('live'));
  const leave = () => {
    desk.close();
    directory.remove();
  };
  return { desk, window, leave };
}

const give = <Name extends CommandName>({ desk }: Seat, name: Name, input: CommandInput<Name>) =>
  desk.services.commands.submit([given(name, input)]);
const names = ({ window }: Seat) => window.all('boards').map(({ name }) => name);
const settled = (...seats: readonly Seat[]) =>
  until(() => expect(seats.flatMap(({ window }) => window.all('commands'))).toEqual([]));

describe('boards and filters of two people at two desks of one server', () => {
  const open: { end(): Promise<void> }[] = [];
  let sari: Seat;
  let boss: Seat;
  beforeAll(async () => {
    const database = await openTestDatabase();
    await addPeople(database, [operator, rudi]);
    const server = await startServer(database);
    sari = await sit(server.address, operator);
    boss = await sit(server.address, rudi);
    open.push({
      async end() {
        sari.leave();
        boss.leave();
        await server.stop();
        await database.remove();
      },
    });
  });
  afterAll(() => Promise.all(open.map(({ end }) => end())));

  it('begin with the boards of the product', async () => {
    await until(() => expect(names(sari)).toContain('Horizon SLA'));
    expect(names(sari)).toHaveLength(9);
    expect(sari.window.all('boards').find(({ defaultFor }) => defaultFor === 'operator')?.name).toBe(
      'Meja operator',
    );
  });

  it('stay their author’s until they are shared, then are there for both, and leave again', async () => {
    give(sari, 'board.save', boardDraft({ boardId: boardId(1), name: 'Punya Sari' }));
    give(sari, 'filter.save', filterDraft({ filterId: filterId(1), name: 'Saringan Sari' }));
    give(boss, 'board.save', boardDraft({ boardId: boardId(2), name: 'Punya Rudi' }));
    await until(() => expect(names(sari)).toContain('Punya Sari'));
    await until(() => expect(names(boss)).toContain('Punya Rudi'));
    await settled(sari, boss);
    expect(names(sari)).not.toContain('Punya Rudi');
    expect(names(boss)).not.toContain('Punya Sari');
    expect([sari.window.all('filters').length, boss.window.all('filters').length]).toEqual([1, 0]);
    const shared = boardDraft({ boardId: boardId(1), name: 'Punya Sari', shared: true, baseVersion: 1 });
    give(sari, 'board.save', shared);
    await until(() => expect(names(boss)).toContain('Punya Sari'));
    give(boss, 'board.save', { ...shared, shared: false, baseVersion: 2 });
    await until(() => expect(names(boss)).not.toContain('Punya Sari'));
    await settled(boss);
    await until(() => expect(sari.window.get('boards', boardId(1))?.updatedByName).toBe('Rudi'));
    expect(sari.window.get('boards', boardId(1))).toMatchObject({ version: 3, shared: false });
  });

  it('give a role one default: the board before it loses it on every desk', async () => {
    const former = () => sari.window.all('boards').find(({ name }) => name === 'Meja operator');
    give(boss, 'board.save', boardDraft({ boardId: boardId(3), name: 'Meja baru', defaultFor: 'operator' }));
    await until(() => expect(sari.window.get('boards', boardId(3))?.defaultFor).toBe('operator'));
    await until(() =>
      expect(former()).toMatchObject({ defaultFor: null, version: 2, updatedByName: 'Rudi' }),
    );
    await settled(boss);
    give(boss, 'board.remove', { boardId: boardId(3), baseVersion: 1 });
    await until(() => expect(names(sari)).not.toContain('Meja baru'));
    await settled(boss);
  });

  it('change with who signs in at a desk: each has their own, and nobody sees another’s on the way', async () => {
    give(sari, 'board.save', boardDraft({ boardId: boardId(4), name: 'Catatan Sari' }));
    await until(() => expect(names(sari)).toContain('Catatan Sari'));
    await until(() => expect(sari.window.all('commands')).toEqual([]));
    const own = { sari: boardId(4), rudi: boardId(2) };
    const swap = async (username: 'sari' | 'rudi') => {
      const { session } = sari.desk.services;
      const told = sari.window.messages.length;
      session.signOut({ force: true });
      await session.signIn({ username, password: 'rahasia' });
      await until(() => expect(sari.window.get('boards', own[username])?.name).toBeDefined());
      await until(() => expect(sari.window.status?.connection.kind).toBe('live'));
      return JSON.stringify(sari.window.messages.slice(told));
    };
    const toldRudi = await swap('rudi');
    expect([names(sari).includes('Catatan Sari'), names(sari).includes('Punya Rudi')]).toEqual([false, true]);
    expect(toldRudi).not.toContain('Catatan Sari');
    const toldSari = await swap('sari');
    expect([names(sari).includes('Catatan Sari'), names(sari).includes('Punya Rudi')]).toEqual([true, false]);
    expect(toldSari).not.toContain('Punya Rudi');
  });
});
