import { useTranslation } from 'react-i18next';
import { commandTerms } from '../../../shared/contracts/commands.ts';
import { isOwn } from '../../../shared/domain/hand-over/decide-hand-over.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import { type Watch, watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { watchToClose } from '../../../shared/domain/hand-over/watch-to-close.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { handOverIdSchema } from '../../../shared/kernel/ids.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { Button } from '../../design/Button.tsx';
import { LongTextField } from '../../design/fields.tsx';
import { useNow, useRoom } from '../../live/room-context.tsx';
import { useShiftLog } from '../../live/shift-log.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { usePrincipal } from '../../shell/session.tsx';
import { useKeptWords } from '../../shell/use-kept.ts';
import { Figures } from './Figures.tsx';
import { useRoomCount } from './use-room-count.ts';
import { useWatchNames } from './use-watch-names.ts';

type HandOverSectionProps = { readonly onPrint: (handOver: HandOver) => void };

/** What was given last and whether somebody has taken it; then the watch that is to be closed. */
export function HandOverSection({ onPrint }: HandOverSectionProps) {
  const { t } = useTranslation();
  const { role } = usePrincipal();
  const { handOvers } = useShiftLog();
  const minute = useNow(minuteMs);
  const [last] = handOvers;
  const toClose = watchToClose(handOvers, minute);
  const roles: readonly Role[] = commandTerms['hand-over.close'].roles;
  const mayHandOver = roles.includes(role);
  return (
    <section className="hand-over-part" aria-labelledby="hand-over-given">
      <h3 id="hand-over-given">{t('handOver.handOvers')}</h3>
      {last ? (
        <LastHandOver handOver={last} mayTake={mayHandOver} onPrint={onPrint} />
      ) : (
        <p className="ink-3">{t('handOver.noHandOver')}</p>
      )}
      {toClose && mayHandOver && <Closing key={toClose.from} watch={toClose} />}
    </section>
  );
}

type LastHandOverProps = HandOverSectionProps & { readonly handOver: HandOver; readonly mayTake: boolean };

function LastHandOver({ handOver, mayTake, onPrint }: LastHandOverProps) {
  const { t } = useTranslation();
  const { submit } = useRoom();
  const format = useFormat();
  const now = useNow(minuteMs);
  const principal = usePrincipal();
  const watches = useWatchNames();
  const { id, watchFrom, closedByName, closedAt, taken, summary, count } = handOver;
  return (
    <article className="last-hand-over" data-untaken={taken === null || undefined}>
      <header>
        <b>{watches.withHours(watchAt(watchFrom))}</b>
        <span className="ink-3">
          {t('handOver.closedBy', { name: closedByName, at: format.moment(closedAt, now) })}
        </span>
      </header>
      <p className="last-hand-over-summary">{summary}</p>
      <Figures count={count} />
      <p className="ink-3">{t('handOver.counted', { at: format.dateTime(count.countedAt) })}</p>
      <footer>
        {taken ? (
          <span>{t('handOver.takenBy', { name: taken.byName, at: format.moment(taken.at, now) })}</span>
        ) : (
          <strong className="untaken">{t('handOver.untaken')}</strong>
        )}
        <Button onPress={() => onPrint(handOver)}>{t('handOver.print')}</Button>
        {!taken && mayTake && !isOwn(handOver, principal) && (
          <Button primary onPress={() => submit('hand-over.take', { handOverId: id })}>
            {t('handOver.take')}
          </Button>
        )}
      </footer>
      {!taken && isOwn(handOver, principal) && <p className="ink-3">{t('handOver.ownClosed')}</p>}
    </article>
  );
}

function Closing({ watch }: { readonly watch: Watch }) {
  const { t } = useTranslation();
  const { submit, newId, known } = useRoom();
  const watches = useWatchNames();
  const { shown, count } = useRoomCount(watch);
  const { value: summary, set: setSummary, forget } = useKeptWords(`hand-over ${watch.from}`);
  const words = summary.trim();
  const close = () => {
    submit('hand-over.close', {
      handOverId: handOverIdSchema.parse(newId()),
      watchFrom: watch.from,
      summary: words,
      count: count(),
    });
    forget();
  };
  return (
    <form
      className="closing"
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '') close();
      }}
    >
      <h4>{t('handOver.close', { watch: watches.name(watch) })}</h4>
      <Figures count={shown} isDutyKnown={known.shifts() === 'all'} />
      <LongTextField
        label={t('handOver.summary')}
        value={summary}
        onChange={setSummary}
        rows={5}
        maxLength={4000}
      />
      <footer>
        <span className="ink-3">{t('handOver.closeHint')}</span>
        <Button type="submit" primary disabled={words === ''}>
          {t('handOver.closeSubmit')}
        </Button>
      </footer>
    </form>
  );
}
