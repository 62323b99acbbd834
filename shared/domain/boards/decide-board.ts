import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import { type BoardId, boardIdSchema, type SavedFilterId, savedFilterIdSchema } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import {
  type Author,
  authoredBy,
  authorshipRefusalSchema,
  changeable,
  leads,
  removable,
  type Standing,
} from '../authorship/authorship.ts';
import type { SavedFilter } from '../filters/saved-filter.ts';
import { type Board, type BoardDraft, boardDraftSchema } from './board.ts';

export const boardCommandInputs = {
  'board.save': boardDraftSchema,
  'board.remove': z.strictObject({
    boardId: boardIdSchema,
    /** The version that was on the screen when it was removed. */
    baseVersion: z.int().positive(),
  }),
} as const;

export type BoardCommand =
  | { readonly name: 'board.save'; readonly input: BoardDraft }
  | { readonly name: 'board.remove'; readonly input: z.infer<(typeof boardCommandInputs)['board.remove']> };

export const boardRefusalSchema = z.discriminatedUnion('code', [
  ...authorshipRefusalSchema.options,
  /** What a role opens first is for those who lead to say. */
  z.strictObject({ code: z.literal('default-by-lead-only') }),
  /** Others would open a board whose tiles ask them for what they may not see. */
  z.strictObject({
    code: z.literal('filter-not-shared'),
    filters: z.array(z.strictObject({ id: savedFilterIdSchema, name: z.string() })).min(1),
  }),
]);
export type BoardRefusal = z.infer<typeof boardRefusalSchema>;

export type BoardContext = {
  readonly by: Author;
  readonly now: Instant;
  /** Every board that some role opens first. */
  readonly defaults: readonly Board[];
  /** Null for one that is not there, or not the author's to see. */
  filter(id: SavedFilterId): SavedFilter | null;
};

export type BoardChange =
  /** `takenFrom`: boards that were the default of the role, as they are now. */
  | { readonly kind: 'saved'; readonly board: Board; readonly takenFrom: readonly Board[] }
  /** `version` is the one after its last. */
  | { readonly kind: 'removed'; readonly id: BoardId; readonly version: number };

/** The one rule for boards: asked by the desk for the picture and by the server for the truth. */
export function decideBoard(
  standing: Standing<Board>,
  command: BoardCommand,
  context: BoardContext,
): Result<BoardChange, BoardRefusal> {
  switch (command.name) {
    case 'board.save':
      return save(standing, command.input, context);
    case 'board.remove': {
      const found = removable(standing, { baseVersion: command.input.baseVersion, by: context.by });
      if (!found.ok) return found;
      return accepted({ kind: 'removed', id: found.value.id, version: found.value.version + 1 });
    }
    default:
      return assertNever(command);
  }
}

function save(
  standing: Standing<Board>,
  draft: BoardDraft,
  { by, now, defaults, filter }: BoardContext,
): Result<BoardChange, BoardRefusal> {
  const { boardId, baseVersion, name, shared, defaultFor, tiles } = draft;
  const found = changeable(standing, { baseVersion, by });
  if (!found.ok) return found;
  const before = found.value;
  if (defaultFor !== (before?.defaultFor ?? null) && !leads(by))
    return refused({ code: 'default-by-lead-only' });
  const authored = authoredBy(before, by, now);
  /* What came with the product, and what a role opens first, is there for everybody. */
  const isForAll = shared || authored.ownerId === null || defaultFor !== null;
  const board: Board = { id: boardId, name, shared: isForAll, defaultFor, tiles, ...authored };
  const unshared = isForAll ? unsharedFilters(board, filter) : [];
  if (unshared.length > 0)
    return refused({ code: 'filter-not-shared', filters: unshared.map(({ id, name }) => ({ id, name })) });
  const takenFrom = defaults
    .filter((other) => other.id !== boardId && defaultFor !== null && other.defaultFor === defaultFor)
    .map((other): Board => ({ ...other, ...authoredBy(other, by, now), defaultFor: null }));
  return accepted({ kind: 'saved', board, takenFrom });
}

/** The saved filters that tiles of the board ask which tickets they are about, each once. */
export function filtersOf({ tiles }: Pick<Board, 'tiles'>): readonly SavedFilterId[] {
  const ids = tiles.flatMap(({ content }) =>
    'tickets' in content && content.tickets.kind === 'saved' ? [content.tickets.filterId] : [],
  );
  return [...new Set(ids)];
}

export const usesFilter = (board: Board, filterId: SavedFilterId): boolean =>
  filtersOf(board).includes(filterId);

/** What keeps the board from being everybody's. */
export const unsharedFilters = (
  board: Pick<Board, 'tiles'>,
  filter: BoardContext['filter'],
): readonly SavedFilter[] =>
  filtersOf(board).flatMap((id) => {
    const found = filter(id);
    return found && !found.shared ? [found] : [];
  });
