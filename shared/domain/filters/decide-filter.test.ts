import { describe, expect, it } from 'vitest';
import type { Author, Standing } from '../authorship/authorship.ts';
import type { Board } from '../boards/board.ts';
import {
  aBoard,
  aFilter,
  anAuthor,
  filterDraft,
  filteredTile,
  filterId,
} from '../testing/authored-builders.ts';
import { accountId, minutesAfter, noon } from '../testing/builders.ts';
import { decideFilter, type FilterCommand } from './decide-filter.ts';
import { type SavedFilter, savedFilterDraftSchema } from './saved-filter.ts';
import { type FilterNode, filterExpressionSchema } from './ticket-filter.ts';

const present = (entity: SavedFilter): Standing<SavedFilter> => ({ kind: 'present', entity });
const save = (baseVersion: number): FilterCommand => ({
  name: 'filter.save',
  input: filterDraft({ baseVersion }),
});
const remove = (baseVersion: number): FilterCommand => ({
  name: 'filter.remove',
  input: { filterId: filterId(), baseVersion },
});
const decided = (
  standing: Standing<SavedFilter>,
  command: FilterCommand,
  by: Author = anAuthor(),
  sharedBoards: readonly Board[] = [],
) => decideFilter(standing, command, { by, now: minutesAfter(5), sharedBoards });

describe('a saved filter', () => {
  it('is whose first save it was', () => {
    expect(decided({ kind: 'absent' }, save(0))).toMatchObject({
      value: { kind: 'saved', filter: { version: 1, ownerId: accountId(1), updatedByName: 'Rina Kartika' } },
    });
  });

  it('is kept under the same rules as a board', () => {
    const theirs = aFilter({ version: 2, updatedByName: 'Ani' });
    expect(decided(present(theirs), save(1))).toMatchObject({
      refusal: { code: 'changed-meanwhile', byName: 'Ani', at: noon },
    });
    expect(decided(present(aFilter()), save(1), anAuthor(2))).toMatchObject({
      refusal: { code: 'owner-or-lead-only' },
    });
    expect(decided(present(aFilter({ ownerId: null })), remove(1), anAuthor(2, 'supervisor'))).toMatchObject({
      refusal: { code: 'came-with-product' },
    });
    expect(decided({ kind: 'removed', byName: 'Ani', at: noon }, save(0))).toMatchObject({
      refusal: { code: 'removed-before' },
    });
    expect(savedFilterDraftSchema.safeParse(filterDraft({ name: '' })).success).toBe(false);
  });

  it('is not removed while a shared board asks it, and the board is named', () => {
    const board = aBoard({ name: 'Dinding', shared: true, tiles: [filteredTile()] });
    expect(decided(present(aFilter()), remove(1), anAuthor(), [board])).toEqual({
      ok: false,
      refusal: { code: 'filter-in-use', board: 'Dinding' },
    });
    const others = [
      aBoard({ shared: true, tiles: [filteredTile(filterId(2))] }),
      { ...board, shared: false },
    ];
    expect(decided(present(aFilter()), remove(1), anAuthor(), others)).toMatchObject({
      value: { kind: 'removed', version: 2 },
    });
  });

  it('stays shared while a shared board asks it', () => {
    const board = aBoard({ name: 'Dinding', shared: true, tiles: [filteredTile()] });
    const shared = present(aFilter({ shared: true }));
    expect(decided(shared, save(1), anAuthor(), [board])).toMatchObject({
      refusal: { code: 'filter-in-use', board: 'Dinding' },
    });
    expect(decided(shared, save(1)).ok).toBe(true);
  });

  it('asks at most a hundred things, four deep', () => {
    const mine = { kind: 'fact', field: 'mine', is: true } as const;
    const nested = (depth: number): FilterNode =>
      depth === 0 ? mine : { kind: 'group', match: 'any', of: [nested(depth - 1)] };
    const isAllowed = (node: unknown) => filterExpressionSchema.safeParse(node).success;
    expect([nested(4), nested(5)].map(isAllowed)).toEqual([true, false]);
    const many = { kind: 'group', match: 'any', of: Array.from({ length: 34 }, () => mine) };
    const twice = { kind: 'group', match: 'all', of: [many, many] };
    expect(isAllowed(twice)).toBe(true);
    expect(isAllowed({ ...twice, of: [many, many, many] })).toBe(false);
  });
});
