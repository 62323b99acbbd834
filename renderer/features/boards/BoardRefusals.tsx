import { useTranslation } from 'react-i18next';
import { useEntity, useRoom } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { RedoButton } from '../../shell/redo/RedoButton.tsx';
import { refusalSentence } from '../../shell/refusal-sentence.ts';

/** What the server did not take of this person's arranging, until they have put it away. */
export function BoardRefusals() {
  const { t } = useTranslation();
  const { commands, desk } = useRoom();
  const format = useFormat();
  useEntity('commands');
  return commands.refused().map((pending) => {
    const { id, command, state } = pending;
    return state.kind === 'refused' && !command.name.startsWith('ticket.') ? (
      <p key={id} className="board-refusal" role="alert">
        <strong>{t('board.refused')}</strong>
        <span>
          {t(`command.${command.name}`)}
          {'name' in command.input && ` “${command.input.name}”`}: {refusalSentence(state.refusal, t, format)}
        </span>
        {(command.name === 'board.save' || command.name === 'filter.save') && (
          <RedoButton command={pending} />
        )}
        <button type="button" onClick={() => void desk.dismiss(id)}>
          {t('action.dismiss')}
        </button>
      </p>
    ) : null;
  });
}
