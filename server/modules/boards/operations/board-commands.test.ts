import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../../shared/contracts/commands.ts';
import { filteredTile, onlyMine } from '../../../../shared/domain/testing/authored-builders.ts';
import { boardIdSchema, savedFilterIdSchema } from '../../../../shared/kernel/ids.ts';
import { instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { anActor, envelope, noon, pipelineOn } from '../../../../tests/support/server-builders.ts';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts';
import { productBoards } from '../../../database/product-boards.ts';
import { seedReferenceRows } from '../../../database/reference-rows.ts';

const newBoardId = () => boardIdSchema.parse(randomUUID());
const newFilterId = () => savedFilterIdSchema.parse(randomUUID());
const board = (facts: Partial<CommandInput<'board.save'>> = {}) =>
  envelope('board.save', {
    boardId: newBoardId(),
    name: 'Shift malam',
    shared: false,
    defaultFor: null,
    tiles: [],
    baseVersion: 0,
    ...facts,
  });
const filter = (facts: Partial<CommandInput<'filter.save'>> = {}) =>
  envelope('filter.save', {
    filterId: newFilterId(),
    name: 'Milik saya',
    shared: true,
    expression: onlyMine,
    baseVersion: 0,
    ...facts,
  });
const versionsOf = async ({ pool }: TestDatabase, id: string) => {
  const { rows } = await pool.query(
    `select entity, version, saved ->> 'name' as name, actor_name from authored_versions where id = $1 order by version`,
    [id],
  );
  return rows;
};

describe('boards on the server', () => {
  it('keep every version anybody saved, and the removal', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const boardId = newBoardId();
    const rina = anActor();
    const rudi = anActor('supervisor', 'Rudi');
    expect(await pipeline.run(board({ boardId }), rina)).toMatchObject({
      kind: 'accepted',
      touched: [{ entity: 'boards', id: boardId, version: 1 }],
    });
    await pipeline.run(board({ boardId, baseVersion: 1, name: 'Shift pagi', shared: true }), rudi);
    const { rows } = await database.pool.query('select * from boards where id = $1', [boardId]);
    expect(rows).toMatchObject([
      { name: 'Shift pagi', version: 2, owner_id: rina.accountId, updated_by_name: 'Rudi', shared: true },
    ]);
    expect(await pipeline.run(envelope('board.remove', { boardId, baseVersion: 2 }), rina)).toMatchObject({
      kind: 'accepted',
      touched: [{ entity: 'boards', id: boardId, version: 3 }],
    });
    expect(await versionsOf(database, boardId)).toEqual([
      { entity: 'boards', version: 1, name: 'Shift malam', actor_name: 'Rina Kartika' },
      { entity: 'boards', version: 2, name: 'Shift pagi', actor_name: 'Rudi' },
      { entity: 'boards', version: 3, name: null, actor_name: 'Rina Kartika' },
    ]);
    expect(await pipeline.run(board({ boardId }), rina)).toEqual({
      kind: 'refused',
      refusal: { code: 'removed-before', byName: 'Rina Kartika', at: noon },
    });
  });

  it('are saved once however often the command comes, and the audit names the board', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const given = board();
    const { boardId } = given.input as CommandInput<'board.save'>;
    const actor = anActor('manager', 'Bu Manajer');
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => pipeline.run(given, actor)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await versionsOf(database, boardId)).toHaveLength(1);
    const audited = 'select action, outcome from audit_entries where subject = $1';
    await pipeline.run(envelope('board.remove', { boardId, baseVersion: 7 }), anActor('operator'));
    expect((await database.pool.query(audited, [boardId])).rows).toEqual([
      { action: 'board.save', outcome: 'accepted' },
      { action: 'board.remove', outcome: 'refused' },
    ]);
  });

  it('are not for technicians', async () => {
    const database = await createTestDatabase();
    expect(await pipelineOn(database).run(board(), anActor('technician'))).toEqual({
      kind: 'refused',
      refusal: { code: 'forbidden', role: 'technician' },
    });
  });

  it('saved from one version by two people at once: one is told who was before, and when', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database, () => instant(noon + minuteMs));
    const boardId = newBoardId();
    const rina = anActor();
    await pipeline.run(board({ boardId, shared: true }), rina);
    const outcomes = await Promise.all([
      pipeline.run(board({ boardId, baseVersion: 1, name: 'A' }), rina),
      pipeline.run(board({ boardId, baseVersion: 1, name: 'B' }), anActor('supervisor', 'Rudi')),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'refused']);
    expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
      refusal: { code: 'changed-meanwhile', byName: expect.any(String), at: noon + minuteMs },
    });
    expect(await versionsOf(database, boardId)).toHaveLength(2);
  });

  it('have one default for a role, however many people say so at once; each board that lost it is told', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const ids = Array.from({ length: 6 }, newBoardId);
    const outcomes = await Promise.all(
      ids.map((boardId) => pipeline.run(board({ boardId, defaultFor: 'operator' }), anActor('supervisor'))),
    );
    for (const [place, outcome] of outcomes.entries())
      expect(outcome).toMatchObject({
        kind: 'accepted',
        touched: [{ id: ids[place], version: 1 }, { version: 2 }],
      });
    const { rows } = await database.pool.query(`select shared from boards where default_for = 'operator'`);
    expect(rows).toEqual([{ shared: true }]);
  });

  it('keep their filters: one that a shared board asks is not removed', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const rina = anActor();
    const [filterId, boardId] = [newFilterId(), newBoardId()];
    const removal = () => envelope('filter.remove', { filterId, baseVersion: 1 });
    await pipeline.run(filter({ filterId }), rina);
    await pipeline.run(
      board({ boardId, name: 'Dinding', shared: true, tiles: [filteredTile(filterId)] }),
      rina,
    );
    expect(await pipeline.run(removal(), rina)).toEqual({
      kind: 'refused',
      refusal: { code: 'filter-in-use', board: 'Dinding' },
    });
    await pipeline.run(envelope('board.remove', { boardId, baseVersion: 1 }), rina);
    expect(await pipeline.run(removal(), rina)).toMatchObject({
      kind: 'accepted',
      touched: [{ entity: 'filters', id: filterId, version: 2 }],
    });
    expect(await pipeline.run(filter({ filterId }), rina)).toMatchObject({
      refusal: { code: 'removed-before' },
    });
    expect(await versionsOf(database, filterId)).toHaveLength(2);
  });
});

describe('the boards that come with the product', () => {
  it('are there from the first start, one for each role of the room, and four for the wall', async () => {
    const database = await createTestDatabase();
    const { rows } = await database.pool.query(
      'select name, default_for, owner_id, shared from boards order by id',
    );
    expect(rows.map(({ name, default_for: role }) => [name, role])).toEqual([
      ['Meja operator', 'operator'],
      ['Meja penyelia', 'supervisor'],
      ['Ringkasan manajer', 'manager'],
      ['Layanan pelanggan', 'customer-service'],
      ['Ikhtisar ruang kendali', 'admin'],
      ['Peta Karawang', 'display'],
      ['Horizon SLA', null],
      ['Gangguan', null],
      ['Serah terima', null],
    ]);
    expect(rows.every(({ owner_id: owner, shared }) => owner === null && shared === true)).toBe(true);
  });

  it('stay changed and stay removed at the next start', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const admin = anActor('admin', 'Ani');
    const [first, second] = productBoards as [(typeof productBoards)[number], (typeof productBoards)[number]];
    const { id: boardId, tiles } = first;
    await pipeline.run(board({ boardId, baseVersion: 1, name: 'Meja kami', tiles }), admin);
    await pipeline.run(envelope('board.remove', { boardId: second.id, baseVersion: 1 }), admin);
    await seedReferenceRows(database.orm);
    const { rows } = await database.pool.query('select name, shared from boards order by id limit 2');
    expect(rows).toEqual([
      { name: 'Meja kami', shared: true },
      { name: 'Ringkasan manajer', shared: true },
    ]);
  });
});
