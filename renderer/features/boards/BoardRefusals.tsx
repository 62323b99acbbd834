import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/contracts/commands.ts';
import { useEntity, useRoom } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { RedoButton } from '../../shell/redo/RedoButton.tsx';
import { refusalSentence } from '../../shell/refusal-sentence.ts';
import { subjectName } from '../../shell/subject-name.ts';

/** A board changes a ticket in these ways only; what else was refused of tickets stands in the console's list. */
const ofTicketsOnBoards: readonly string[] = [
  'ticket.acknowledge',
  'ticket.join-outage',
] satisfies readonly Command['name'][];

const isGivenOnBoards = ({ name }: Command): boolean =>
  !name.startsWith('ticket.') || ofTicketsOnBoards.includes(name);

/** What the server did not take of what this person gives on boards, until they have put it away. */
export function BoardRefusals() {
  const { t } = useTranslation();
  const { commands, desk, rows } = useRoom();
  const format = useFormat();
  useEntity('commands');
  return commands.refused().map((pending) => {
    const { id, command, state } = pending;
    const subject = subjectName(command, rows, t);
    return state.kind === 'refused' && isGivenOnBoards(command) ? (
      <p key={id} className="board-refusal" role="alert">
        <strong>{t('board.refused')}</strong>
        <span>
          {t(`command.${command.name}`)}
          {subject && ` “${subject}”`}: {refusalSentence(state.refusal, t, format)}
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
