import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyPlaylist, printPlaylist, useBoards } from '../../features/boards/index.ts';
import { openBoard } from '../../shell/open-board.ts';
import { listSource, type PaletteSource, paletteEntry } from '../../shell/palette/palette-source.ts';

/** A board alone has no turns to take. */
const seconds = 30;

/** Every board this person may open, in the palette: chosen, it follows this window from one of its own. */
export function useBoardSource(): PaletteSource {
  const { t } = useTranslation();
  const { all } = useBoards();
  return useMemo(
    () =>
      listSource({
        name: 'boards',
        title: t('palette.sections.boards'),
        entries: () =>
          all.map(({ id, name }) =>
            paletteEntry({
              key: id,
              name,
              note: t('palette.ownWindow'),
              run: () =>
                openBoard(
                  printPlaylist({ ...emptyPlaylist, follows: true, turns: [{ boardId: id, seconds }] }),
                ),
            }),
          ),
      }),
    [all, t],
  );
}
