import { type Board, boardSchema } from '../domain/boards/board.ts';
import { type SavedFilter, savedFilterSchema } from '../domain/filters/saved-filter.ts';
import { everyFewSeconds, room, type ShapeContract } from './shape-contract.ts';

/** What is shared with everybody, and what is the reader's own. */
const sharedOrOwn = { where: 'shared = true OR owner_id = $1', ofReader: ['accountId'] } as const;

export const boardsShape: ShapeContract<Board> = {
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
  toEntity: (row) =>
    boardSchema.parse({
      id: row.id,
      version: row.version,
      name: row.name,
      ownerId: row.owner_id,
      shared: row.shared,
      defaultFor: row.default_for,
      tiles: row.tiles,
      updatedAt: row.updated_at,
      updatedByName: row.updated_by_name,
    }),
};

export const filtersShape: ShapeContract<SavedFilter> = {
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
  toEntity: (row) =>
    savedFilterSchema.parse({
      id: row.id,
      version: row.version,
      name: row.name,
      ownerId: row.owner_id,
      shared: row.shared,
      expression: row.expression,
      updatedAt: row.updated_at,
      updatedByName: row.updated_by_name,
    }),
};
