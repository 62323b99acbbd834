import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardId } from '../../../shared/kernel/ids.ts';
import { askedWords, holdsWords } from '../../live/finding/fold-words.ts';
import { boardName } from '../../shell/board-name.ts';
import { useDesktop } from '../../shell/desktop/use-desktop.ts';
import { useDisplayNames } from '../../shell/desktop/use-display-names.ts';
import { listSource, type PaletteSource, paletteEntry } from '../../shell/palette/palette-source.ts';
import { useBoards } from './use-boards.ts';

type BoardChoice = {
  /** What choosing one does, in a few words. */
  readonly note: string;
  /** Null: what this person opens first, also when that is another board tomorrow. */
  readonly choose: (id: BoardId | null) => void;
};

/** Every board this person may open, in the palette. */
export function useBoardSource({ note, choose }: BoardChoice): PaletteSource {
  const { t } = useTranslation();
  const { all } = useBoards();
  return useMemo(
    () =>
      listSource({
        name: 'boards',
        title: t('palette.sections.boards'),
        entries: () => [
          paletteEntry({ key: 'mine', name: t('palette.myBoard'), note, run: () => choose(null) }),
          ...all.map((board) =>
            paletteEntry({ key: board.id, name: boardName(board, t), note, run: () => choose(board.id) }),
          ),
        ],
      }),
    [all, t, note, choose],
  );
}

/**
 * Every board on every display, for whoever names one of them too: `sla layar 2`. What a board's name alone answers is
 * found among the boards.
 */
export function useBoardDisplaySource(open: (id: BoardId, displayId: number) => void): PaletteSource {
  const { t } = useTranslation();
  const { all } = useBoards();
  const names = useDisplayNames(useDesktop());
  return useMemo(() => {
    const source = (text: string) => {
      const words = askedWords(text);
      const asked = all.filter((board) => !holdsWords(boardName(board, t), words));
      return listSource({
        name: 'board-displays',
        title: t('desktop.boards'),
        entries: () => entriesOf(asked),
      });
    };
    const entriesOf = (boards: typeof all) =>
      names.length < 2
        ? []
        : boards.flatMap((board) =>
            names.map(({ display, place, about }) =>
              paletteEntry({
                key: `${board.id} ${display.id}`,
                name: boardName(board, t),
                detail: place,
                note: `${about} · ${t('desktop.openHere')}`,
                run: () => open(board.id, display.id),
              }),
            ),
          );
    return {
      name: 'board-displays',
      title: t('desktop.boards'),
      find: (text) => source(text).find(text),
      recall: (key) => entriesOf(all).find((entry) => entry.key === key) ?? null,
    };
  }, [all, names, t, open]);
}
