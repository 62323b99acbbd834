import type { Board, BoardDraft } from '../../../shared/domain/boards/board.ts';
import type { BoardId } from '../../../shared/kernel/ids.ts';
import type { Playlist } from './playlist.ts';

const longestName = 80;

/** A board as it stands, to be arranged; one that does not exist yet begins empty. */
export const boardDraftOf = (id: BoardId, board: Board | null, newName: string): BoardDraft => ({
  boardId: id,
  name: board?.name ?? newName,
  shared: board?.shared ?? false,
  defaultFor: board?.defaultFor ?? null,
  tiles: board?.tiles ?? [],
  baseVersion: board?.version ?? 0,
});

/** The same arrangement as a new board of whoever saves it: seen by nobody else, and nobody's first. */
export const copyOfDraft = (draft: BoardDraft, as: { readonly id: BoardId; readonly name: string }) =>
  ({
    ...draft,
    boardId: as.id,
    name: as.name.slice(0, longestName),
    shared: false,
    defaultFor: null,
    baseVersion: 0,
  }) satisfies BoardDraft;

/** Where a window showed the one board it shows the other from now on. */
export function showInstead(playlist: Playlist, from: BoardId, to: BoardId): Playlist {
  return {
    ...playlist,
    turns: playlist.turns.map((turn) => (turn.boardId === from ? { ...turn, boardId: to } : turn)),
    pinned: playlist.pinned === from ? to : playlist.pinned,
  };
}
