import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../shared/contracts/commands.ts';
import { mostVersions } from '../../../shared/contracts/queries.ts';
import { accountIdSchema, boardIdSchema } from '../../../shared/kernel/ids.ts';
import { anActor, envelope, noon, pipelineOn } from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import { listBoardVersions } from './board-versions.ts';

/** A board of Rina's, saved so often, and what a reader is told of its versions. */
async function arranged() {
  const database = await createTestDatabase();
  const pipeline = pipelineOn(database);
  const rina = anActor();
  const boardId = boardIdSchema.parse(randomUUID());
  let version = 0;
  const save = async (facts: Partial<CommandInput<'board.save'>> = {}, by = rina) => {
    const draft = { boardId, name: 'Malam', shared: false, defaultFor: null, tiles: [], ...facts };
    const command = envelope('board.save', { ...draft, baseVersion: version }, noon);
    expect(await pipeline.run(command, by)).toMatchObject({ kind: 'accepted' });
    version += 1;
  };
  const remove = async () =>
    expect(
      await pipeline.run(envelope('board.remove', { boardId, baseVersion: version }), rina),
    ).toMatchObject({
      kind: 'accepted',
    });
  const told = async ({ accountId } = rina) =>
    (await listBoardVersions(database.orm, boardId, accountIdSchema.parse(accountId))).map(
      ({ version, name, updatedByName }) => [version, name, updatedByName],
    );
  return { save, remove, told };
}

describe('the versions of a board', () => {
  it('are told with who saved each, the latest first', async () => {
    const { save, told } = await arranged();
    await save({ shared: true });
    await save({ shared: true, name: 'Pagi' }, anActor('supervisor', 'Rudi'));
    expect(await told()).toEqual([
      [2, 'Pagi', 'Rudi'],
      [1, 'Malam', 'Rina Kartika'],
    ]);
  });

  it('are for those who may see the board, from when they might', async () => {
    const { save, told } = await arranged();
    const other = anActor('operator', 'Sari');
    await save({ name: 'Coba-coba' });
    expect(await told(other)).toEqual([]);
    await save({ shared: true });
    expect(await told(other)).toEqual([[2, 'Malam', 'Rina Kartika']]);
    expect(await told()).toHaveLength(2);
    await save({ shared: false });
    expect(await told(other)).toEqual([]);
  });

  it('are none of a board that was removed', async () => {
    const { save, remove, told } = await arranged();
    await save();
    await remove();
    expect(await told()).toEqual([]);
  });

  it('are no more than a person can look through', async () => {
    const { save, told } = await arranged();
    for (let saved = 0; saved <= mostVersions; saved += 1) await save();
    const versions = await told();
    expect(versions).toHaveLength(mostVersions);
    expect(versions[0]?.[0]).toBe(mostVersions + 1);
  });
});
