import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import { type BoardId, boardIdSchema, type SavedFilterId } from '../../kernel/ids.ts';
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
]);
export type BoardRefusal = z.infer<typeof boardRefusalSchema>;

export type BoardContext = {
  readonly by: Author;
  readonly now: Instant;
  /** Every board that some role opens first. */
  readonly defaults: readonly Board[];
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
  { by, now, defaults }: BoardContext,
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
  const takenFrom = defaults
    .filter((other) => other.id !== boardId && defaultFor !== null && other.defaultFor === defaultFor)
    .map((other): Board => ({ ...other, ...authoredBy(other, by, now), defaultFor: null }));
  return accepted({ kind: 'saved', board, takenFrom });
}

/** Whether a tile of the board asks the filter which tickets it is about. */
export const usesFilter = ({ tiles }: Board, filterId: SavedFilterId): boolean =>
  tiles.some(
    ({ content }) =>
      'tickets' in content && content.tickets.kind === 'saved' && content.tickets.filterId === filterId,
  );
