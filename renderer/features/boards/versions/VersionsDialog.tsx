import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../../shared/domain/boards/board.ts';
import { boardSteps, restoredDraft } from '../../../../shared/domain/boards/board-history.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { type Asked, useQuery } from '../../../live/use-query.ts';
import { AsOf } from '../../../shell/AsOf.tsx';
import { boardName } from '../../../shell/board-name.ts';
import { lossSentence } from '../../../shell/loss-sentence.ts';
import { useMay } from '../../../shell/session.tsx';
import { useMayChange } from '../../../shell/use-may-change.ts';
import './versions.css';
import { VersionChoice } from './VersionChoice.tsx';

type VersionsDialogProps = {
  /** As it stands now. */
  readonly board: Board;
  /** Whether something is being arranged that a restored version would come instead of. */
  readonly isArranged?: boolean;
  readonly onRestored: () => void;
  readonly onClose: () => void;
};

/** What a board was each time it was saved, and the way back to any of it: as its next version, so that nothing is lost. */
export function VersionsDialog({ board, isArranged = false, onRestored, onClose }: VersionsDialogProps) {
  const { t } = useTranslation();
  const asked = useQuery('board.versions', { boardId: board.id }, board.version);
  const steps = useMemo(() => boardSteps(withNow(board, asked)), [board, asked]);
  const [chosen, choose] = useState(board.version);
  const may = useMay();
  const mayRestore = useMayChange()(board) && may('board.save');
  const { restore, problem } = useRestoring(board, onRestored);
  const version = steps.find((step) => step.version.version === chosen)?.version ?? board;
  return (
    <Dialog title={t('versions.title', { board: boardName(board, t) })} width="96rem" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (mayRestore && chosen !== board.version) restore(version);
        }}
      >
        <p className="ink-3">
          {t('versions.hint')} {isArranged && t('versions.forgets')} <AsOf asked={asked} />
        </p>
        <Unheard asked={asked} />
        <VersionChoice now={board} steps={steps} chosen={version} onChoose={choose} />
        {!mayRestore && <p className="ink-3">{t('versions.notYours')}</p>}
        {problem && (
          <p className="versions-problem" role="alert">
            {problem}
          </p>
        )}
        <DialogActions>
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={!mayRestore || chosen === board.version}>
            {t('versions.restore')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What this window saved just now is not yet among what the server tells. */
function withNow(board: Board, asked: Asked<readonly Board[]>): readonly Board[] {
  const told = asked.kind === 'answered' ? asked.value.filter(({ version }) => version < board.version) : [];
  return [board, ...told];
}

/** Why the list is short or old; what is restored meanwhile is kept here and sent later, as every change of a board. */
function Unheard({ asked }: { readonly asked: Asked<unknown> }) {
  const { t } = useTranslation();
  if (asked.kind === 'asking') return <p className="ink-3">{t('tile.loading')}</p>;
  if (asked.kind === 'unavailable')
    return (
      <p className="versions-problem" role="status">
        {t('versions.unavailable', { reason: t(`query.unavailable.${asked.reason}`) })}
      </p>
    );
  return asked.from === 'desk' ? (
    <p className="versions-problem" role="status">
      {t('versions.away')}
    </p>
  ) : null;
}

function useRestoring(board: Board, onRestored: () => void) {
  const { t } = useTranslation();
  const { offer, newCommandId } = useRoom();
  const [problem, setProblem] = useState<string | null>(null);
  const restore = (version: Board) =>
    void offer('board.save', restoredDraft(board, version), newCommandId()).then((taken) =>
      taken.ok ? onRestored() : setProblem(lossSentence(taken.refusal.reason, t)),
    );
  return { restore, problem };
}
