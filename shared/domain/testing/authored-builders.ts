import { boardIdSchema, savedFilterIdSchema, tileIdSchema } from '../../kernel/ids.ts';
import type { Author } from '../authorship/authorship.ts';
import type { Board, BoardDraft } from '../boards/board.ts';
import type { Tile } from '../boards/tile.ts';
import type { SavedFilter, SavedFilterDraft } from '../filters/saved-filter.ts';
import type { FilterGroup } from '../filters/ticket-filter.ts';
import { accountId, noon } from './builders.ts';

const uuid = (group: number, index: number) =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(index).padStart(12, '0')}`;

export const boardId = (index = 1) => boardIdSchema.parse(uuid(21, index));
export const filterId = (index = 1) => savedFilterIdSchema.parse(uuid(22, index));

export const anAuthor = (index = 1, role: Author['role'] = 'operator', name = 'Rina Kartika'): Author => ({
  accountId: role === 'system' ? null : accountId(index),
  name,
  role,
});

/** Of the author with the index 1. */
export const aBoard = (facts: Partial<Board> = {}): Board => ({
  id: boardId(),
  version: 1,
  name: 'Papan malam',
  ownerId: accountId(1),
  shared: false,
  defaultFor: null,
  tiles: [],
  updatedAt: noon,
  updatedByName: 'Rina Kartika',
  ...facts,
});

export const boardDraft = (facts: Partial<BoardDraft> = {}): BoardDraft => ({
  boardId: boardId(),
  name: 'Papan malam',
  shared: false,
  defaultFor: null,
  tiles: [],
  baseVersion: 0,
  ...facts,
});

/** A list of the tickets that a saved filter finds. */
export const filteredTile = (asked = filterId()): Tile => ({
  id: tileIdSchema.parse(uuid(23, 1)),
  x: 0,
  y: 0,
  width: 12,
  height: 12,
  content: { kind: 'queue', tickets: { kind: 'saved', filterId: asked } },
});

export const onlyMine: FilterGroup = {
  kind: 'group',
  match: 'all',
  of: [{ kind: 'fact', field: 'mine', is: true }],
};

export const aFilter = (facts: Partial<SavedFilter> = {}): SavedFilter => ({
  id: filterId(),
  version: 1,
  name: 'Milik saya',
  ownerId: accountId(1),
  shared: false,
  expression: onlyMine,
  updatedAt: noon,
  updatedByName: 'Rina Kartika',
  ...facts,
});

export const filterDraft = (facts: Partial<SavedFilterDraft> = {}): SavedFilterDraft => ({
  filterId: filterId(),
  name: 'Milik saya',
  shared: false,
  expression: onlyMine,
  baseVersion: 0,
  ...facts,
});
