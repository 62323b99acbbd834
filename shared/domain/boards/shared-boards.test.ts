import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFilter, type FilterCommand } from '../filters/decide-filter.ts';
import type { SavedFilter } from '../filters/saved-filter.ts';
import {
  anAuthor,
  boardDraft,
  boardId,
  filterDraft,
  filteredTile,
  filterId,
} from '../testing/authored-builders.ts';
import { noon } from '../testing/builders.ts';
import type { Board } from './board.ts';
import { type BoardCommand, decideBoard, unsharedFilters } from './decide-board.ts';

const standingOf = <Entity>(entity: Entity | undefined) =>
  entity ? ({ kind: 'present', entity } as const) : ({ kind: 'absent' } as const);
const by = anAuthor();

/** A room of boards and filters in which one person does what the rules let them. */
function room() {
  const boards = new Map<string, Board>();
  const filters = new Map<string, SavedFilter>();
  const filter = (id: string) => filters.get(id) ?? null;
  return {
    boards,
    filter,
    saveBoard(index: number, asks: number, shared: boolean) {
      const id = boardId(index);
      const input = { boardId: id, shared, tiles: [filteredTile(filterId(asks))] };
      const baseVersion = boards.get(id)?.version ?? 0;
      const command: BoardCommand = { name: 'board.save', input: boardDraft({ ...input, baseVersion }) };
      const decision = decideBoard(standingOf(boards.get(id)), command, {
        by,
        now: noon,
        defaults: [],
        filter,
      });
      if (decision.ok && decision.value.kind === 'saved') boards.set(id, decision.value.board);
    },
    changeFilter(index: number, wish: 'share' | 'keep' | 'remove') {
      const id = filterId(index);
      const baseVersion = filters.get(id)?.version ?? 0;
      const command: FilterCommand =
        wish === 'remove'
          ? { name: 'filter.remove', input: { filterId: id, baseVersion } }
          : {
              name: 'filter.save',
              input: filterDraft({ filterId: id, baseVersion, shared: wish === 'share' }),
            };
      const sharedBoards = [...boards.values()].filter(({ shared }) => shared);
      const decision = decideFilter(standingOf(filters.get(id)), command, { by, now: noon, sharedBoards });
      if (!decision.ok) return;
      if (decision.value.kind === 'saved') filters.set(id, decision.value.filter);
      else filters.delete(id);
    },
  };
}

describe('a shared board', () => {
  it('never asks a private filter, whatever is saved, shared, kept or removed in whatever order', () => {
    const n = fc.integer({ min: 1, max: 2 });
    const act = fc.oneof(
      fc.record({ kind: fc.constant('board' as const), board: n, asks: n, shared: fc.boolean() }),
      fc.record({
        kind: fc.constant('filter' as const),
        filter: n,
        wish: fc.constantFrom<'share' | 'keep' | 'remove'>('share', 'keep', 'remove'),
      }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const { boards, filter, saveBoard, changeFilter } = room();
        for (const each of acts) {
          if (each.kind === 'board') saveBoard(each.board, each.asks, each.shared);
          else changeFilter(each.filter, each.wish);
          const shared = [...boards.values()].filter((board) => board.shared);
          expect(shared.flatMap((board) => unsharedFilters(board, filter))).toEqual([]);
        }
      }),
    );
  });
});
