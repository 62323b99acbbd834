// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { useTranslation } from 'react-i18next';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import { Kbd } from '../../../design/Kbd.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { refusalSentence } from '../../../shell/refusal-sentence.ts';

type RefusalRowProps = {
  readonly command: PendingCommand;
  readonly index: number;
  readonly selected: boolean;
};

/** A refusal is a line of the list, hooked under its ticket, and stays until somebody has handled it. */
export function RefusalRow({ command, index, selected }: RefusalRowProps) {
  const { t } = useTranslation();
  const { desk } = useRoom();
  const format = useFormat();
  if (command.state.kind !== 'refused') return null;
  return (
    <div role="row" className="refusal-row" aria-rowindex={index + 2} data-selected={selected || undefined}>
      <div role="gridcell" className="refusal-reason">
        <strong>{t('queue.refused')}</strong>
        <span className="ellipsis">
          {t(`command.${command.command.name}`)}: {refusalSentence(command.state.refusal, t, format)}
        </span>
      </div>
      <div role="gridcell" className="refusal-acts">
        <button type="button" onClick={() => void desk.redo(command.id)} aria-keyshortcuts="r">
          <Kbd>r</Kbd>
          {t('action.redo')}
        </button>
        <button type="button" onClick={() => void desk.dismiss(command.id)} aria-keyshortcuts="Escape">
          <Kbd>Esc</Kbd>
          {t('action.dismiss')}
        </button>
      </div>
    </div>
  );
}
