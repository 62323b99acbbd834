import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Author, isVisibleTo, mayChange, type Standing } from '../authorship/authorship.ts';
import {
  aBoard,
  aFilter,
  anAuthor,
  boardDraft,
  boardId,
  filteredTile,
  filterId,
} from '../testing/authored-builders.ts';
import { accountId, minutesAfter, noon } from '../testing/builders.ts';
import { type Board, boardDraftSchema } from './board.ts';
import { type BoardCommand, type BoardContext, decideBoard, usesFilter } from './decide-board.ts';

const absent: Standing<Board> = { kind: 'absent' };
const present = (entity: Board): Standing<Board> => ({ kind: 'present', entity });
const save = (facts: Parameters<typeof boardDraft>[0] = {}): BoardCommand => ({
  name: 'board.save',
  input: boardDraft(facts),
});
const remove = (baseVersion: number): BoardCommand => ({
  name: 'board.remove',
  input: { boardId: boardId(), baseVersion },
});
const decided = (
  standing: Standing<Board>,
  command: BoardCommand,
  by: Author = anAuthor(),
  defaults: readonly Board[] = [],
) => decideBoard(standing, command, { by, now: minutesAfter(5), defaults, filter: () => null });
const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('a board', () => {
  it('is whose first save it was, and says who saved it last and when', () => {
    expect(decided(absent, save({ name: 'Shift malam' }))).toMatchObject({
      ok: true,
      value: {
        kind: 'saved',
        board: {
          name: 'Shift malam',
          version: 1,
          ownerId: accountId(1),
          updatedAt: minutesAfter(5),
          updatedByName: 'Rina Kartika',
        },
      },
    });
    const changed = decided(present(aBoard()), save({ baseVersion: 1 }), anAuthor(2, 'supervisor', 'Rudi'));
    expect(changed).toMatchObject({
      value: { board: { version: 2, ownerId: accountId(1), updatedByName: 'Rudi' } },
    });
  });

  it('has a name', () => {
    expect(boardDraftSchema.safeParse(boardDraft({ name: '  ' })).success).toBe(false);
  });

  it.each([
    { by: anAuthor(1, 'operator'), may: true },
    { by: anAuthor(2, 'supervisor'), may: true },
    { by: anAuthor(3, 'admin'), may: true },
    { by: anAuthor(4, 'operator'), may: false },
    { by: anAuthor(5, 'manager'), may: false },
  ])('is changed and removed by its owner and those who lead: $by.role $may', ({ by, may }) => {
    const shared = present(aBoard({ shared: true }));
    for (const command of [save({ baseVersion: 1, shared: true }), remove(1)])
      expect(decided(shared, command, by)).toMatchObject(may ? { ok: true } : refusal('owner-or-lead-only'));
    expect(mayChange(aBoard({ shared: true }), by)).toBe(may);
  });

  it('that came with the product is changed by an admin only, and stays for everybody', () => {
    const standing = present(aBoard({ ownerId: null, shared: true }));
    for (const role of ['operator', 'supervisor', 'manager'] as const)
      expect(decided(standing, save({ baseVersion: 1 }), anAuthor(2, role))).toMatchObject(
        refusal('came-with-product'),
      );
    expect(decided(standing, save({ baseVersion: 1 }), anAuthor(2, 'admin'))).toMatchObject({
      value: { board: { ownerId: null, shared: true, version: 2 } },
    });
  });

  it('is never overwritten: who changed it meanwhile is named, and when', () => {
    const theirs = aBoard({ version: 3, updatedByName: 'Ani', updatedAt: minutesAfter(2) });
    for (const command of [save({ baseVersion: 2 }), save({ baseVersion: 0 }), remove(2)])
      expect(decided(present(theirs), command)).toEqual({
        ok: false,
        refusal: { code: 'changed-meanwhile', byName: 'Ani', at: minutesAfter(2) },
      });
  });

  it('that was removed does not come back under its id', () => {
    const removed: Standing<Board> = { kind: 'removed', byName: 'Ani', at: noon };
    for (const command of [save(), save({ baseVersion: 4 }), remove(1)])
      expect(decided(removed, command, anAuthor(1, 'admin'))).toMatchObject({
        refusal: { code: 'removed-before', byName: 'Ani', at: noon },
      });
  });

  it('is not changed where there is none', () => {
    expect(decided(absent, save({ baseVersion: 1 }))).toMatchObject(refusal('no-longer-there'));
    expect(decided(absent, remove(1))).toMatchObject(refusal('no-longer-there'));
  });

  it('becomes what a role opens first by those who lead, for everybody, and takes it from the one before', () => {
    const command = save({ defaultFor: 'operator' });
    expect(decided(absent, command)).toMatchObject(refusal('default-by-lead-only'));
    const first = aBoard({ id: boardId(2), defaultFor: 'operator', shared: true, ownerId: null });
    const other = aBoard({ id: boardId(3), defaultFor: 'manager', shared: true });
    expect(decided(absent, command, anAuthor(2, 'supervisor', 'Rudi'), [first, other])).toMatchObject({
      value: {
        board: { defaultFor: 'operator', shared: true },
        takenFrom: [{ id: boardId(2), defaultFor: null, version: 2, updatedByName: 'Rudi' }],
      },
    });
  });

  it('that a role opens first is still arranged by its owner, who does not say so', () => {
    const standing = present(aBoard({ defaultFor: 'operator', shared: true }));
    expect(decided(standing, save({ baseVersion: 1, defaultFor: 'operator' }))).toMatchObject({ ok: true });
    expect(decided(standing, save({ baseVersion: 1, defaultFor: null }))).toMatchObject(
      refusal('default-by-lead-only'),
    );
  });

  it('is seen by everybody when it is shared, and else by its owner', () => {
    expect(isVisibleTo(aBoard({ shared: true }), accountId(9))).toBe(true);
    expect(isVisibleTo(aBoard(), accountId(1))).toBe(true);
    expect(isVisibleTo(aBoard(), accountId(9))).toBe(false);
    expect(isVisibleTo(aBoard({ ownerId: null }), null)).toBe(false);
  });

  it('is not shared while it asks a private filter, and says which', () => {
    const tiles = [filteredTile()];
    const filter = () => aFilter({ name: 'Klari saja' });
    const asked = (facts: Parameters<typeof boardDraft>[0], found: BoardContext['filter'] = filter) =>
      decideBoard(absent, save({ tiles, ...facts }), {
        by: anAuthor(1, 'supervisor'),
        now: noon,
        defaults: [],
        filter: found,
      });
    const named = { code: 'filter-not-shared', filters: [{ id: filterId(), name: 'Klari saja' }] };
    expect(asked({ shared: true })).toEqual({ ok: false, refusal: named });
    expect(asked({ defaultFor: 'operator' })).toMatchObject({ refusal: named });
    expect(asked({ shared: false }).ok).toBe(true);
    expect(asked({ shared: true }, () => aFilter({ shared: true })).ok).toBe(true);
    expect(asked({ shared: true }, () => null).ok).toBe(true);
  });

  it('says which filters it asks', () => {
    const board = aBoard({ tiles: [filteredTile(filterId(3))] });
    expect([usesFilter(board, filterId(3)), usesFilter(board, filterId(4))]).toEqual([true, false]);
  });
});

/** Boards as they stand after what people did to them. */
function boardsOf(people: readonly Author[]) {
  const boards = new Map<string, Standing<Board>>();
  const all = () =>
    [...boards.values()].flatMap((standing) => (standing.kind === 'present' ? standing.entity : []));
  const attempt = ({ board, who, isRemoval, isStale, defaultFor, shared }: Act) => {
    const id = boardId(board);
    const by = people[who] ?? anAuthor();
    const before = boards.get(id) ?? absent;
    const current = before.kind === 'present' ? before.entity.version : 0;
    const baseVersion = isStale ? current + 1 : current;
    const command: BoardCommand = isRemoval
      ? { name: 'board.remove', input: { boardId: id, baseVersion } }
      : { name: 'board.save', input: boardDraft({ boardId: id, baseVersion, defaultFor, shared }) };
    const defaults = all().filter((each) => each.defaultFor !== null);
    const decision = decideBoard(before, command, { by, now: noon, defaults, filter: () => null });
    if (!decision.ok) return null;
    const change = decision.value;
    const version = change.kind === 'saved' ? change.board.version : change.version;
    if (change.kind === 'removed') boards.set(id, { kind: 'removed', byName: by.name, at: noon });
    else for (const saved of [...change.takenFrom, change.board]) boards.set(saved.id, present(saved));
    return { before, by, steps: version - current };
  };
  return { all, attempt };
}

type Act = {
  readonly board: number;
  readonly who: number;
  readonly isRemoval: boolean;
  readonly isStale: boolean;
  readonly defaultFor: Board['defaultFor'];
  readonly shared: boolean;
};

describe('boards, whatever people do to them', () => {
  const people = [
    anAuthor(1, 'operator', 'Sari'),
    anAuthor(2, 'supervisor', 'Rudi'),
    anAuthor(3, 'admin', 'Ani'),
    anAuthor(4, 'manager', 'Tono'),
  ];
  const act: fc.Arbitrary<Act> = fc.record({
    board: fc.integer({ min: 1, max: 3 }),
    who: fc.nat(people.length - 1),
    isRemoval: fc.boolean(),
    isStale: fc.boolean(),
    defaultFor: fc.constantFrom(null, 'operator' as const, 'manager' as const),
    shared: fc.boolean(),
  });
  const atEveryStep = (check: (boards: ReturnType<typeof boardsOf>, act: Act) => void) =>
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const boards = boardsOf(people);
        for (const each of acts) check(boards, each);
      }),
    );

  it('are each changed one version at a time, from the version that is there, by who may', () => {
    atEveryStep(({ attempt }, each) => {
      const done = attempt(each);
      if (!done) return;
      expect(each.isStale).toBe(false);
      expect(done.steps).toBe(1);
      expect(done.before.kind).not.toBe('removed');
      if (done.before.kind === 'present') expect(mayChange(done.before.entity, done.by)).toBe(true);
    });
  });

  it('are one at most for each role, and such a one is there for everybody', () => {
    atEveryStep(({ attempt, all }, each) => {
      attempt(each);
      const roles = all().flatMap(({ defaultFor }) => defaultFor ?? []);
      expect(new Set(roles).size).toBe(roles.length);
      expect(all().every(({ defaultFor, shared }) => defaultFor === null || shared)).toBe(true);
    });
  });
});
