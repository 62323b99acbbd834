import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToldLoss } from '../live/lost-commands.ts';
import { useRoom } from '../live/room-context.tsx';
import { lossSentence } from './loss-sentence.ts';
import { subjectName } from './subject-name.ts';
import { typedWords } from './typed-words.ts';

/** Nothing a person has done may vanish without a word: every loss stands here until it is tried again or put away. */
export function LostCommand() {
  const { t } = useTranslation();
  const { lost } = useRoom();
  const told = useSyncExternalStore(lost.subscribe, () => lost.told);
  if (told.length === 0) return null;
  return (
    <section className="lost-commands" role="alert">
      <h2>{t('lost.title', { count: told.reduce((sum, loss) => sum + commandsOf(loss), 0) })}</h2>
      <ul>
        {told.map((loss) => (
          <LossLine key={loss.order} loss={loss} />
        ))}
      </ul>
    </section>
  );
}

const commandsOf = (loss: ToldLoss) => (loss.act === 'submit' ? loss.given.length : 1);

/** Of commands given together the first stands for all. */
function LossLine({ loss }: { readonly loss: ToldLoss }) {
  const { t } = useTranslation();
  const { rows, lost, retry } = useRoom();
  const { act, reason, order } = loss;
  const command = act === 'submit' ? (loss.given[0] ?? null) : loss.command;
  const others = commandsOf(loss) - 1;
  const subject = command && subjectName(command, rows, t);
  const name = command ? t(`command.${command.name}`) : '';
  const words = command && typedWords(command);
  return (
    <li className="lost-command">
      <p>
        <b>{t(`lost.act.${act}`, { command: name }).trim()}</b>
        {subject && <span className="num">{subject}</span>}
        {words && (
          <q className="ellipsis" title={words}>
            {words}
          </q>
        )}
        {others > 0 && <span>{t('lost.others', { count: others })}</span>}
      </p>
      <p className="lost-reason">{lossSentence(reason, t)}</p>
      <div className="lost-acts">
        <button type="button" onClick={() => retry(loss)}>
          {t('lost.retry')}
        </button>
        <button type="button" onClick={() => lost.dismiss(order)}>
          {t('lost.dismiss')}
        </button>
      </div>
    </li>
  );
}
