import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Desktop, DesktopWindow } from '../../../shared/contracts/desktop.ts';
import { SelectField } from '../../design/fields.tsx';
import { boardName } from '../../shell/board-name.ts';
import { useDisplayNames } from '../../shell/desktop/use-display-names.ts';
import { desktopShell } from '../../shell/desktop-shell.ts';
import { readPlaylist } from './playlist.ts';
import { type Boards, useBoards } from './use-boards.ts';

/** Every window of this workstation and the display it stands on, where there is more than one display. */
export function OpenWindows({ desktop }: { readonly desktop: Desktop | null }) {
  const { t } = useTranslation();
  const names = useDisplayNames(desktop);
  const nameOf = useWindowNames();
  if (!desktop || names.length < 2) return null;
  const options = names.map(({ display, name }) => ({ value: String(display.id), label: name }));
  return (
    <fieldset className="open-windows">
      <legend>{t('desktop.windows')}</legend>
      {desktop.windows.map((window) => (
        <SelectField
          key={window.id}
          label={nameOf(window)}
          value={String(window.displayId)}
          options={options}
          onChange={(chosen) => desktopShell()?.moveWindow(window.id, Number(chosen))}
        />
      ))}
    </fieldset>
  );
}

function useWindowNames(): (window: DesktopWindow) => string {
  const { t } = useTranslation();
  const boards = useBoards();
  return ({ shows }) => {
    switch (shows.kind) {
      case 'console':
        return t('desktop.console');
      case 'dispatch':
        return t('desktop.dispatch');
      case 'board':
        return boardNames(shows.hash, boards, t) || t('palette.myBoard');
    }
  };
}

function boardNames(hash: string, { find }: Boards, t: TFunction): string {
  const { turns, edits } = readPlaylist(hash);
  const shown = edits ? [edits] : turns.map(({ boardId }) => boardId);
  return shown
    .flatMap((id) => find(id) ?? [])
    .map((board) => boardName(board, t))
    .join(' · ');
}
