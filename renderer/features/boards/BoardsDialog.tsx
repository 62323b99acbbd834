import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardId, boardIdSchema } from '../../../shared/kernel/ids.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog, DialogActions } from '../../design/Dialog.tsx';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { useDesktop } from '../../shell/desktop/use-desktop.ts';
import { openBoard } from '../../shell/open-board.ts';
import { useMay, usePrincipal } from '../../shell/session.tsx';
import { BoardLine } from './BoardLine.tsx';
import './board-lines.css';
import './boards-dialog.css';
import { NewWindowDisplay } from './NewWindowDisplay.tsx';
import { OpenWindows } from './OpenWindows.tsx';
import { emptyPlaylist, onlyBoard, type Playlist, printPlaylist } from './playlist.ts';
import { RotationLines } from './RotationLines.tsx';
import { emptyRotation, toggleBoard, turnsOf } from './rotation-draft.ts';
import { useBoards } from './use-boards.ts';
import { VersionsDialog } from './versions/VersionsDialog.tsx';

type BoardsDialogProps = { readonly onClose: () => void };

/** Every board this person may open, each in a window of its own, alone or taking turns. */
export function BoardsDialog({ onClose }: BoardsDialogProps) {
  const { t } = useTranslation();
  const { newId, submit } = useRoom();
  const { accountId } = usePrincipal();
  const firstId = useRow('choices', accountId)?.firstBoardId ?? null;
  const { all } = useBoards();
  const mayKeep = useMay()('board.save');
  const [rotation, setRotation] = useState(emptyRotation);
  const turns = turnsOf(rotation);
  const [look, setLook] = useState({ kiosk: false, follows: true });
  const [versionsOf, setVersionsOf] = useState<BoardId | null>(null);
  const past = all.find(({ id }) => id === versionsOf);
  const backToList = () => setVersionsOf(null);
  const [displayId, chooseDisplay] = useState<number | null>(null);
  const desktop = useDesktop();
  const openWindow = (playlist: Playlist) => openBoard(printPlaylist(playlist), displayId);
  const open = (part: Partial<Playlist>) => openWindow({ ...emptyPlaylist, ...look, ...part });
  if (past) return <VersionsDialog board={past} onRestored={backToList} onClose={backToList} />;
  return (
    <Dialog title={t('boards.title')} width="72rem" onClose={onClose}>
      <p className="ink-3">
        {t('boards.hint')} {t('boards.firstHint')}
      </p>
      <ul className="boards-list board-lines">
        {all.map((board) => (
          <BoardLine
            key={board.id}
            board={board}
            chosen={rotation.turns.findIndex(({ boardId }) => boardId === board.id)}
            isFirst={board.id === firstId}
            onFirst={() =>
              submit('choice.first-board', {
                accountId,
                firstBoardId: board.id === firstId ? null : board.id,
              })
            }
            mayKeep={mayKeep}
            onToggle={() => setRotation(toggleBoard(rotation, board.id))}
            onOpen={() => open({ turns: onlyBoard(board.id) })}
            onVersions={() => setVersionsOf(board.id)}
            onEdit={() => openWindow({ ...emptyPlaylist, edits: board.id })}
          />
        ))}
      </ul>
      {rotation.turns.length > 0 && <RotationLines draft={rotation} onChange={setRotation} />}
      <div className="boards-look">
        <Checkbox
          label={t('boards.kiosk')}
          checked={look.kiosk}
          // On a wall every click in a console would pull its map away; who wants that says so.
          onChange={({ currentTarget: { checked: kiosk } }) =>
            setLook({ kiosk, follows: !kiosk && look.follows })
          }
        />
        <Checkbox
          label={t('boards.follow')}
          checked={look.follows}
          onChange={(event) => setLook({ ...look, follows: event.currentTarget.checked })}
        />
      </div>
      <NewWindowDisplay desktop={desktop} displayId={displayId} onChoose={chooseDisplay} />
      <OpenWindows desktop={desktop} />
      <DialogActions>
        {mayKeep && (
          <Button onPress={() => openWindow({ ...emptyPlaylist, edits: boardIdSchema.parse(newId()) })}>
            {t('boards.new')}
          </Button>
        )}
        <Button onPress={onClose} keyLabel="Esc">
          {t('dialog.back')}
        </Button>
        <Button
          primary
          disabled={rotation.turns.length === 0 || !turns}
          onPress={() => turns && open({ turns, pinned: rotation.pinned })}
        >
          {t('boards.show')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
