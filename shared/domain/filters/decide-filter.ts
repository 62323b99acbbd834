import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import { type SavedFilterId, savedFilterIdSchema } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import {
  type Author,
  authoredBy,
  authorshipRefusalSchema,
  changeable,
  removable,
  type Standing,
} from '../authorship/authorship.ts';
import type { Board } from '../boards/board.ts';
import { usesFilter } from '../boards/decide-board.ts';
import { type SavedFilter, type SavedFilterDraft, savedFilterDraftSchema } from './saved-filter.ts';

export const filterCommandInputs = {
  'filter.save': savedFilterDraftSchema,
  'filter.remove': z.strictObject({
    filterId: savedFilterIdSchema,
    /** The version that was on the screen when it was removed. */
    baseVersion: z.int().positive(),
  }),
} as const;

export type FilterCommand =
  | { readonly name: 'filter.save'; readonly input: SavedFilterDraft }
  | {
      readonly name: 'filter.remove';
      readonly input: z.infer<(typeof filterCommandInputs)['filter.remove']>;
    };

export const filterRefusalSchema = z.discriminatedUnion('code', [
  ...authorshipRefusalSchema.options,
  /** A tile of this shared board would have no tickets any more, for some or for all. */
  z.strictObject({ code: z.literal('filter-in-use'), board: z.string() }),
]);
export type FilterRefusal = z.infer<typeof filterRefusalSchema>;

export type FilterContext = {
  readonly by: Author;
  readonly now: Instant;
  /** Every board that everybody may open. */
  readonly sharedBoards: readonly Board[];
};

export type FilterChange =
  | { readonly kind: 'saved'; readonly filter: SavedFilter }
  /** `version` is the one after its last. */
  | { readonly kind: 'removed'; readonly id: SavedFilterId; readonly version: number };

/** The one rule for saved filters: asked by the desk for the picture and by the server for the truth. */
export function decideFilter(
  standing: Standing<SavedFilter>,
  command: FilterCommand,
  context: FilterContext,
): Result<FilterChange, FilterRefusal> {
  switch (command.name) {
    case 'filter.save':
      return save(standing, command.input, context);
    case 'filter.remove':
      return remove(standing, command.input.baseVersion, context);
    default:
      return assertNever(command);
  }
}

function save(
  standing: Standing<SavedFilter>,
  { filterId, baseVersion, name, shared, expression }: SavedFilterDraft,
  { by, now, sharedBoards }: FilterContext,
): Result<FilterChange, FilterRefusal> {
  const found = changeable(standing, { baseVersion, by });
  if (!found.ok) return found;
  const authored = authoredBy(found.value, by, now);
  const isForAll = shared || authored.ownerId === null;
  const user = isForAll ? null : userOf(filterId, sharedBoards);
  if (user) return refused({ code: 'filter-in-use', board: user.name });
  return accepted({
    kind: 'saved',
    filter: { id: filterId, name, shared: isForAll, expression, ...authored },
  });
}

function remove(
  standing: Standing<SavedFilter>,
  baseVersion: number,
  { by, sharedBoards }: FilterContext,
): Result<FilterChange, FilterRefusal> {
  const found = removable(standing, { baseVersion, by });
  if (!found.ok) return found;
  const { id, version } = found.value;
  const user = userOf(id, sharedBoards);
  return user
    ? refused({ code: 'filter-in-use', board: user.name })
    : accepted({ kind: 'removed', id, version: version + 1 });
}

const userOf = (id: SavedFilterId, boards: readonly Board[]): Board | null =>
  boards.find((board) => board.shared && usesFilter(board, id)) ?? null;
