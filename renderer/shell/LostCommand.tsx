import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToldLoss } from '../live/lost-commands.ts';
import { useRoom } from '../live/room-context.tsx';
import { lossSentence } from './loss-sentence.ts';

/** Nothing a person has done may vanish without a word: every loss stands here until it is dismissed. */
export function LostCommand() {
  const { lost } = useRoom();
  const told = useSyncExternalStore(lost.subscribe, () => lost.told);
  if (told.length === 0) return null;
  return (
    <ul className="lost-commands" role="alert">
      {told.map((loss) => (
        <LossLine key={loss.order} loss={loss} onDismiss={() => lost.dismiss(loss.order)} />
      ))}
    </ul>
  );
}

function LossLine({ loss, onDismiss }: { readonly loss: ToldLoss; readonly onDismiss: () => void }) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const { act, command, reason } = loss;
  const ticketId = command && 'ticketId' in command.input ? command.input.ticketId : '';
  const number = rows.tickets.get(ticketId)?.number?.split('-').at(-1);
  const words = command ? `“${t(`command.${command.name}`)}”` : '';
  return (
    <li className="lost-command">
      <span>
        {[t(`lost.act.${act}`, { command: words }).trim(), number].filter(Boolean).join(' ')}:{' '}
        {lossSentence(reason, t)}
      </span>
      <button type="button" onClick={onDismiss}>
        {t('lost.dismiss')}
      </button>
    </li>
  );
}
