import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/domain/boards/board.ts';
import { type BoardId, boardIdSchema } from '../../../shared/kernel/ids.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog, DialogActions } from '../../design/Dialog.tsx';
import { TextField } from '../../design/fields.tsx';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { openBoard } from '../../shell/open-board.ts';
import { useMay, usePrincipal } from '../../shell/session.tsx';
import './boards-dialog.css';
import {
  defaultSeconds,
  emptyPlaylist,
  type Playlist,
  printPlaylist,
  secondsLimits,
  turnSecondsSchema,
} from './playlist.ts';
import { useBoards } from './use-boards.ts';

type BoardsDialogProps = { readonly onClose: () => void };

/** Every board this person may open, each in a window of its own, alone or taking turns. */
export function BoardsDialog({ onClose }: BoardsDialogProps) {
  const { t } = useTranslation();
  const { newId, submit } = useRoom();
  const { accountId } = usePrincipal();
  const firstId = useRow('choices', accountId)?.firstBoardId ?? null;
  const { all } = useBoards();
  const mayKeep = useMay()('board.save');
  const [chosen, setChosen] = useState<readonly BoardId[]>([]);
  const [look, setLook] = useState({ kiosk: false, follows: true });
  const [seconds, setSeconds] = useState(String(defaultSeconds));
  const turnSeconds = turnSecondsSchema.safeParse(seconds);
  const open = (part: Partial<Playlist>) => openBoardWindow({ ...emptyPlaylist, ...look, ...part });
  const turnsOf = (ids: readonly BoardId[]) =>
    ids.map((boardId) => ({ boardId, seconds: turnSeconds.data ?? defaultSeconds }));
  const toggle = (id: BoardId) =>
    setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <Dialog title={t('boards.title')} width="64rem" onClose={onClose}>
      <p className="ink-3">
        {t('boards.hint')} {t('boards.firstHint')}
      </p>
      <ul className="boards-list">
        {all.map((board) => (
          <BoardLine
            key={board.id}
            board={board}
            chosen={chosen.indexOf(board.id)}
            isFirst={board.id === firstId}
            onFirst={() =>
              submit('choice.first-board', {
                accountId,
                firstBoardId: board.id === firstId ? null : board.id,
              })
            }
            mayKeep={mayKeep}
            onToggle={() => toggle(board.id)}
            onOpen={() => open({ turns: turnsOf([board.id]) })}
            onEdit={() => openBoardWindow({ ...emptyPlaylist, edits: board.id })}
          />
        ))}
      </ul>
      <div className="boards-look">
        <TextField
          label={t('boards.seconds')}
          value={seconds}
          onChange={setSeconds}
          error={turnSeconds.success ? null : t('boards.secondsLimits', secondsLimits)}
        />
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
      <DialogActions>
        {mayKeep && (
          <Button onPress={() => openBoardWindow({ ...emptyPlaylist, edits: boardIdSchema.parse(newId()) })}>
            {t('boards.new')}
          </Button>
        )}
        <Button onPress={onClose} keyLabel="Esc">
          {t('dialog.back')}
        </Button>
        <Button
          primary
          disabled={chosen.length === 0 || !turnSeconds.success}
          onPress={() => open({ turns: turnsOf(chosen) })}
        >
          {t('boards.show')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type BoardLineProps = {
  readonly board: Board;
  /** Its place in the rotation being put together; −1 when it is not in it. */
  readonly chosen: number;
  /** Whether it is what this person opens first. */
  readonly isFirst: boolean;
  /** Whether they keep boards of their own, and choose the first. */
  readonly mayKeep: boolean;
  readonly onFirst: () => void;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
};

function BoardLine(props: BoardLineProps) {
  const { board, chosen, isFirst, mayKeep, onFirst, onToggle, onOpen, onEdit } = props;
  const { t } = useTranslation();
  const { accountId } = usePrincipal();
  const whose = board.ownerId === null ? 'product' : board.ownerId === accountId ? 'own' : 'shared';
  return (
    <li>
      <button
        type="button"
        className="boards-turn num"
        aria-pressed={chosen >= 0}
        aria-label={t('boards.add')}
        title={t('boards.add')}
        onClick={onToggle}
      >
        {chosen >= 0 ? chosen + 1 : ''}
      </button>
      <b className="ellipsis">{board.name}</b>
      <span className="ink-3">
        {t(`boards.${whose}`)}
        {board.defaultFor && ` · ${t(`role.${board.defaultFor}`)}`}
      </span>
      {mayKeep && (
        <>
          <button
            type="button"
            className="button boards-first"
            aria-pressed={isFirst}
            title={isFirst ? t('boards.firstChosen') : undefined}
            onClick={onFirst}
          >
            {t('boards.first')}
          </button>
          <button type="button" className="button" onClick={onEdit}>
            {t('boards.edit')}
          </button>
        </>
      )}
      <button type="button" className="button" onClick={onOpen}>
        {t('boards.open')}
      </button>
    </li>
  );
}

/** A window of its own, beside this one; Electron's main process decides on which display. */
function openBoardWindow(playlist: Playlist): void {
  openBoard(printPlaylist(playlist));
}
