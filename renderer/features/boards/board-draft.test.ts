import { describe, expect, it } from 'vitest';
import {
  aBoard,
  boardDraft,
  boardId,
  filteredTile,
} from '../../../shared/domain/testing/authored-builders.ts';
import { boardDraftOf, copyOfDraft, showInstead } from './board-draft.ts';
import { emptyPlaylist } from './playlist.ts';

describe('a copy of a board', () => {
  it('is arranged alike, and is a new board that nobody else sees or opens first', () => {
    const board = aBoard({ version: 7, shared: true, defaultFor: 'operator', tiles: [filteredTile()] });
    const copy = copyOfDraft(boardDraftOf(board.id, board, ''), { id: boardId(2), name: 'Salinan saya' });
    expect(copy).toEqual(boardDraft({ boardId: boardId(2), name: 'Salinan saya', tiles: [filteredTile()] }));
  });

  it('has a name that may be kept, however long the first one was', () => {
    expect(copyOfDraft(boardDraft(), { id: boardId(2), name: 'x'.repeat(99) }).name).toHaveLength(80);
  });

  it('takes the turn of the board it was made of, and its pin', () => {
    const playlist = {
      ...emptyPlaylist,
      turns: [
        { boardId: boardId(1), seconds: 40 },
        { boardId: boardId(3), seconds: 50 },
      ],
      pinned: boardId(1),
    };
    expect(showInstead(playlist, boardId(1), boardId(2))).toMatchObject({
      turns: [{ boardId: boardId(2), seconds: 40 }, { boardId: boardId(3) }],
      pinned: boardId(2),
    });
  });
});
