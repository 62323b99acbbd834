// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isTechnicianCommand } from '../../../../shared/contracts/commands.ts';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { RedoButton } from '../../../shell/redo/RedoButton.tsx';
import { refusalSentence } from '../../../shell/refusal-sentence.ts';
import { typedWords } from '../../../shell/typed-words.ts';

type RefusalRowProps = {
  readonly command: PendingCommand;
  readonly index: number;
  /** Whether the room's keys mean this refusal; else only its own buttons do. */
  readonly selected: boolean;
};

/** A refusal is a line of the list, hooked under its ticket, and stays until somebody has handled it. */
export function RefusalRow({ command, index, selected }: RefusalRowProps) {
  const { t } = useTranslation();
  const { desk, rows } = useRoom();
  const format = useFormat();
  const redoKey = useKey('ticket.resume');
  if (command.state.kind !== 'refused') return null;
  const words = typedWords(command.command);
  const refused = command.command;
  /** A refusal about a person hangs under no ticket: it says whom it is about. */
  const technician = isTechnicianCommand(refused)
    ? rows.technicians.get(refused.input.technicianId)?.name
    : null;
  /** A focus inside the row means this refusal, whichever ticket is selected. */
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    void desk.dismiss(command.id);
  };
  return (
    <div
      role="row"
      className="refusal-row"
      aria-rowindex={index + 2}
      data-selected={selected || undefined}
      onKeyDown={press}
    >
      <div role="gridcell" className="refusal-reason">
        <strong>{t('queue.refused')}</strong>
        <span className="ellipsis">
          {[t(`command.${command.command.name}`), technician].filter(Boolean).join(' ')}:{' '}
          {refusalSentence(command.state.refusal, t, format)}
        </span>
        {words && (
          <q className="refusal-words ellipsis" title={words}>
            {words}
          </q>
        )}
      </div>
      <div role="gridcell" className="refusal-acts">
        <RedoButton command={command} spokenKey={selected ? redoKey.spoken : undefined}>
          {selected && <Key id="ticket.resume" />}
        </RedoButton>
        <button
          type="button"
          onClick={() => void desk.dismiss(command.id)}
          aria-keyshortcuts={selected ? 'Escape' : undefined}
        >
          {selected && <Key id="queue.back" />}
          {t('action.dismiss')}
        </button>
      </div>
    </div>
  );
}
