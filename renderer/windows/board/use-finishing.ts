import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardDraft } from '../../../shared/domain/boards/board.ts';
import { type BoardId, boardIdSchema, type CommandId } from '../../../shared/kernel/ids.ts';
import {
  copyOfDraft,
  onlyBoard,
  type Playlist,
  printPlaylist,
  showInstead,
} from '../../features/boards/index.ts';
import { useRoom } from '../../live/room-context.tsx';
import { lossSentence } from '../../shell/loss-sentence.ts';

type Finishing = {
  readonly draft: BoardDraft;
  /** The board in sight when the arranging began; another than the draft's where that is a copy of it. */
  readonly inSight: BoardId;
  readonly copyName: string;
  /** What the window goes on with afterwards. */
  readonly playlist: Playlist;
};

/** The ways out of arranging: saved, saved as a copy, removed, left. The window shows afterwards what came of it. */
export function useFinishing({ draft, inSight, copyName, playlist }: Finishing) {
  const { t } = useTranslation();
  const { offer, newCommandId, newId } = useRoom();
  const [problem, setProblem] = useState<string | null>(null);
  const commandIdOf = useCommandIds();
  /* One id for all attempts at the same words: a second press makes no second copy. */
  const copy = useMemo(
    () => copyOfDraft(draft, { id: boardIdSchema.parse(newId()), name: copyName }),
    [draft, copyName, newId],
  );
  const goOn = (shown: Playlist) => {
    window.location.hash = printPlaylist({ ...shown, edits: null });
  };
  const show = (boardId: BoardId) => {
    const shown = showInstead(playlist, inSight, boardId);
    goOn(shown.turns.length > 0 ? shown : { ...shown, turns: onlyBoard(boardId) });
  };
  const finish = (taken: Awaited<ReturnType<typeof offer>>, then: () => void) =>
    taken.ok ? then() : setProblem(lossSentence(taken.refusal.reason, t));
  const keep = (kept: BoardDraft) =>
    void offer('board.save', { ...kept, name: kept.name.trim() }, commandIdOf(kept)).then((taken) =>
      finish(taken, () => show(kept.boardId)),
    );
  return {
    problem,
    showInSight: () => show(inSight),
    forget: () => goOn(playlist),
    save: () => keep(draft),
    saveCopy: () => keep(copy),
    remove: () =>
      void offer(
        'board.remove',
        { boardId: draft.boardId, baseVersion: draft.baseVersion },
        newCommandId(),
      ).then((taken) =>
        finish(taken, () =>
          goOn({ ...playlist, turns: playlist.turns.filter(({ boardId }) => boardId !== draft.boardId) }),
        ),
      ),
  };
}

/** The same words again are one command; changed since an attempt, they are another. */
function useCommandIds(): (draft: BoardDraft) => CommandId {
  const { newCommandId } = useRoom();
  const given = useRef(new WeakMap<BoardDraft, CommandId>());
  return (draft) => {
    const id = given.current.get(draft) ?? newCommandId();
    given.current.set(draft, id);
    return id;
  };
}
