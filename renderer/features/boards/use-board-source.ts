import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardId } from '../../../shared/kernel/ids.ts';
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
          ...all.map(({ id, name }) => paletteEntry({ key: id, name, note, run: () => choose(id) })),
        ],
      }),
    [all, t, note, choose],
  );
}
