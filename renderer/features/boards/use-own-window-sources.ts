import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardId } from '../../../shared/kernel/ids.ts';
import { openBoard } from '../../shell/open-board.ts';
import type { PaletteSource } from '../../shell/palette/palette-source.ts';
import { emptyPlaylist, onlyBoard, printPlaylist } from './playlist.ts';
import { useBoardDisplaySource, useBoardSource } from './use-board-source.ts';

/** Boards in the palette of a window that is none itself: each opens a window of its own. */
export function useOwnWindowSources(): readonly PaletteSource[] {
  const { t } = useTranslation();
  const boards = useBoardSource({ note: t('palette.ownWindow'), choose: openFollowing });
  const placed = useBoardDisplaySource(openFollowing);
  return useMemo(() => [boards, placed], [boards, placed]);
}

/** A board of its own window follows this one. */
const openFollowing = (id: BoardId | null, displayId: number | null = null) =>
  openBoard(printPlaylist({ ...emptyPlaylist, follows: true, turns: onlyBoard(id) }), displayId);
