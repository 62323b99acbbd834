import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PendingCommand } from '../../../shared/contracts/live.ts';
import { Button } from '../../design/Button.tsx';
import { Dialog, DialogActions } from '../../design/Dialog.tsx';
import { boardAuthor, boardName } from '../board-name.ts';
import { useFormat } from '../preferences.tsx';
import { differingTiles } from './differing-tiles.ts';
import { type Redo, useRedo } from './use-redo.ts';

type RedoButtonProps = {
  readonly command: PendingCommand;
  readonly spokenKey?: string | undefined;
  /** Stands before the words. */
  readonly children?: ReactNode;
};

const words = {
  again: 'action.redo',
  overwrite: 'action.overwrite',
  share: 'action.shareAndRedo',
  copy: 'boardEditor.saveCopy',
} as const;

/** Tries a refused command again, in the way its reason leaves; over somebody's change only after saying whose. */
export function RedoButton({ command, spokenKey, children }: RedoButtonProps) {
  const { t } = useTranslation();
  const redo = useRedo(command);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts={spokenKey}
        onClick={redo.kind === 'overwrite' ? () => setAsking(true) : redo.run}
      >
        {children}
        {t(words[redo.kind])}
      </button>
      {isAsking && redo.kind === 'overwrite' && (
        <OverwriteQuestion redo={redo} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

type OverwriteQuestionProps = {
  readonly redo: Extract<Redo, { kind: 'overwrite' }>;
  readonly onClose: () => void;
};

function OverwriteQuestion({ redo: { mine, theirs, run }, onClose }: OverwriteQuestionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = {
    name: boardAuthor(theirs, t),
    board: 'tiles' in theirs ? boardName(theirs, t) : theirs.name,
    at: format.dateTime(theirs.updatedAt),
  };
  const ofTiles = 'tiles' in mine && 'tiles' in theirs ? differingTiles(mine.tiles, theirs.tiles) : null;
  const differences =
    ofTiles === 0 ? t('overwrite.sameTiles') : t('overwrite.tiles', { count: ofTiles ?? 0 });
  return (
    <Dialog title={t('action.overwrite')} onClose={onClose}>
      <p>
        {ofTiles === null
          ? t('overwrite.questionOfFilter', facts)
          : t('overwrite.question', { ...facts, differences })}
      </p>
      <DialogActions>
        <Button onPress={onClose} keyLabel="Esc" firstFocus>
          {t('dialog.back')}
        </Button>
        <Button
          primary
          onPress={() => {
            onClose();
            run();
          }}
        >
          {t('action.overwrite')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
