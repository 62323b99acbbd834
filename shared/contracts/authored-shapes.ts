import { boardSchema } from '../domain/boards/board.ts';
import { personalChoiceSchema } from '../domain/boards/personal-choice.ts';
import { savedFilterSchema } from '../domain/filters/saved-filter.ts';
import { defineShape, everyFewSeconds, room } from './shape-contract.ts';

/** What is shared with everybody, and what is the reader's own. */
const sharedOrOwn = { where: 'shared = true OR owner_id = $1', ofReader: ['accountId'] } as const;

export const boardsShape = defineShape({
  entity: boardSchema,
  table: 'boards',
  key: ['id'],
  columns: {
    id: 'text',
    version: 'integer',
    name: 'text',
    owner_id: 'text',
    shared: 'boolean',
    default_for: 'text',
    tiles: 'json',
    updated_at: 'instant',
    updated_by_name: 'text',
  },
  ...sharedOrOwn,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});

export const filtersShape = defineShape({
  entity: savedFilterSchema,
  table: 'saved_filters',
  key: ['id'],
  columns: {
    id: 'text',
    version: 'integer',
    name: 'text',
    owner_id: 'text',
    shared: 'boolean',
    expression: 'json',
    updated_at: 'instant',
    updated_by_name: 'text',
  },
  ...sharedOrOwn,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});

/** One row: the reader's own. */
export const choicesShape = defineShape({
  entity: personalChoiceSchema,
  table: 'personal_choices',
  key: ['account_id'],
  columns: { account_id: 'text', version: 'integer', first_board_id: 'text', updated_at: 'instant' },
  where: 'account_id = $1',
  ofReader: ['accountId'],
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});
