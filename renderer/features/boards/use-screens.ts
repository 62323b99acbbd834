import { useMemo } from 'react';
import type { Board } from '../../../shared/domain/boards/board.ts';
import { type BoardRoom, boardScreens } from '../../../shared/domain/boards/board-screens.ts';
import type { Tile } from '../../../shared/domain/boards/tile.ts';
import type { BoardId } from '../../../shared/kernel/ids.ts';
import { useLayout } from '../../shell/preferences.tsx';
import { useWindowSize } from '../../shell/use-window-size.ts';
import { floorRem } from '../../shell/viewing.ts';
import { defaultSeconds, type Playlist, type Turn } from './playlist.ts';
import type { Boards } from './use-boards.ts';

/** What a window shows at a time: a board, or as much of it as is read from where people stand. */
export type BoardScreen = Turn & { readonly board: Board; readonly tiles: readonly Tile[] };

/** In em, as in board.css. */
const headHeight = 1.72;

/** Every screen of every board of a window in turn, or of the pinned one, each for its board's time; without any, the person's own board. */
export function useScreens({ turns, pinned }: Playlist, { find, byDefault }: Boards): readonly BoardScreen[] {
  const room = useBoardRoom();
  return useMemo(() => {
    const known = turns.flatMap(({ boardId, seconds }) => {
      const board = find(boardId);
      return board ? [{ board, seconds }] : [];
    });
    const kept = known.filter(({ board }) => board.id === pinned);
    const own = byDefault ? [{ board: byDefault, seconds: defaultSeconds }] : [];
    const shown = [kept, known, own].find(({ length }) => length > 0) ?? [];
    return shown.flatMap(({ board, seconds }) =>
      boardScreens(board.tiles, room).map((tiles) => ({ boardId: board.id, seconds, board, tiles })),
    );
  }, [turns, pinned, find, byDefault, room]);
}

/** On how many screens this window shows a board, one after another. */
export function useScreensOf({ find }: Boards): (id: BoardId) => number {
  const room = useBoardRoom();
  return (id) => {
    const board = find(id);
    return board ? boardScreens(board.tiles, room).length : 0;
  };
}

function useBoardRoom(): BoardRoom {
  const { scale } = useLayout();
  const { width, height } = useWindowSize();
  const em = floorRem * 10 * scale;
  return useMemo(() => ({ width: width / em, height: height / em - headHeight }), [width, height, em]);
}
