import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/Button.tsx';
import { Dialog, DialogActions } from '../../design/Dialog.tsx';
import { SelectField } from '../../design/fields.tsx';
import { boardName } from '../../shell/board-name.ts';
import { type Playlist, printPlaylist } from './playlist.ts';
import { RotationLines } from './RotationLines.tsx';
import { draftOf, emptyRotation, toggleBoard, turnsOf } from './rotation-draft.ts';
import { useBoards } from './use-boards.ts';
import { useScreensOf } from './use-screens.ts';

type RotationDialogProps = { readonly playlist: Playlist; readonly onClose: () => void };

/** What this window shows in turn, set in the window itself; its address keeps it, and with that its layout. */
export function RotationDialog({ playlist, onClose }: RotationDialogProps) {
  const { t } = useTranslation();
  const boards = useBoards();
  const { all, byDefault } = boards;
  const screensOf = useScreensOf(boards);
  const [draft, setDraft] = useState(() =>
    playlist.turns.length === 0 && byDefault ? toggleBoard(emptyRotation, byDefault.id) : draftOf(playlist),
  );
  const turns = turnsOf(draft);
  const further = all.filter(({ id }) => !draft.turns.some(({ boardId }) => boardId === id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!turns) return;
    window.location.hash = printPlaylist({ ...playlist, turns, pinned: draft.pinned });
    onClose();
  };
  return (
    <Dialog title={t('rotation.title')} width="72rem" onClose={onClose}>
      <form className="rotation-form" onSubmit={submit}>
        <div>
          <RotationLines draft={draft} onChange={setDraft} screensOf={screensOf} />
        </div>
        <SelectField
          label={t('rotation.add')}
          value={null}
          options={further.map((board) => ({ value: board.id, label: boardName(board, t) }))}
          onChange={(id) => setDraft(toggleBoard(draft, id))}
        />
        <DialogActions>
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={!turns}>
            {t('rotation.use')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
