import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/domain/boards/board.ts';
import { boardName } from '../../shell/board-name.ts';
import { usePrincipal } from '../../shell/session.tsx';
import { useMayChange } from '../../shell/use-may-change.ts';

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
  readonly onVersions: () => void;
};

/** One board of the list, and what can be done with it. */
export function BoardLine(props: BoardLineProps) {
  const { board, chosen, isFirst, mayKeep, onFirst, onToggle, onOpen, onEdit, onVersions } = props;
  const { t } = useTranslation();
  const { accountId } = usePrincipal();
  const isEdited = useMayChange()(board);
  const whose = board.ownerId === null ? 'product' : board.ownerId === accountId ? 'own' : 'shared';
  return (
    <li>
      <button
        type="button"
        className="boards-turn num"
        aria-pressed={chosen >= 0}
        aria-label={chosen >= 0 ? `${chosen + 1} · ${t('boards.add')}` : t('boards.add')}
        title={t('boards.add')}
        onClick={onToggle}
      >
        {chosen >= 0 ? chosen + 1 : ''}
      </button>
      <b className="ellipsis">{boardName(board, t)}</b>
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
          <button
            type="button"
            className="button"
            title={isEdited ? undefined : t('boardEditor.makesCopy')}
            onClick={onEdit}
          >
            {t(isEdited ? 'boards.edit' : 'boards.copy')}
          </button>
        </>
      )}
      <button type="button" className="button" onClick={onVersions}>
        {t('versions.open')}
      </button>
      <button type="button" className="button" onClick={onOpen}>
        {t('boards.open')}
      </button>
    </li>
  );
}
