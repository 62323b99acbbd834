import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import { watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { useRoom } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { usePrinting } from '../../shell/print/use-printing.ts';
import { useOrganisation } from '../../shell/use-organisation.ts';
import { Figures } from './Figures.tsx';
import { PagePins } from './PagePins.tsx';
import { useLogOfWatch } from './use-log-of-watch.ts';
import { useWatchNames } from './use-watch-names.ts';

type HandOverPageProps = { readonly handOver: HandOver; readonly onPrinted: () => void };

/** A hand-over as a page to be signed and filed: seen on paper only. */
export function HandOverPage({ handOver, onPrinted }: HandOverPageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useRoom();
  const watches = useWatchNames();
  const organisation = useOrganisation();
  const notes = useLogOfWatch(handOver);
  usePrinting(notes !== null, onPrinted);
  const { watchFrom, summary, count, closedByName, closedAt, taken } = handOver;
  return createPortal(
    <article className="printed-page">
      <header>
        <p>AGLIS · {organisation}</p>
        <h1>{t('handOver.page.title')}</h1>
        <p>{watches.inFull(watchAt(watchFrom))}</p>
      </header>
      <h2>{t('handOver.page.summary')}</h2>
      <p className="printed-words">{summary}</p>
      <h2>{t('handOver.page.figures')}</h2>
      <Figures count={count} />
      <p className="printed-note">{t('handOver.counted', { at: format.dateTime(count.countedAt) })}</p>
      <h2>{t('handOver.page.pins')}</h2>
      <PagePins count={count} />
      <h2>{t('handOver.page.log')}</h2>
      {notes?.length === 0 && <p>{t('handOver.page.none')}</p>}
      <ol>
        {notes?.map(({ id, text, byName, writtenAt, struck }) => (
          <li key={id}>
            <time>{format.time(writtenAt)}</time> <b>{byName}</b>{' '}
            {struck ? <s className="printed-words">{text}</s> : <span className="printed-words">{text}</span>}
            {struck && (
              <small>
                {' '}
                {t('handOver.struck', {
                  name: struck.byName,
                  at: format.time(struck.at),
                  reason: struck.reason,
                })}
              </small>
            )}
          </li>
        ))}
      </ol>
      <footer>
        <p>
          {t('handOver.page.given')}
          <b>{closedByName}</b>
          {format.dateTime(closedAt)}
        </p>
        <p>
          {t('handOver.page.taken')}
          <b>{taken?.byName ?? ' '}</b>
          {taken ? format.dateTime(taken.at) : t('handOver.page.signature')}
        </p>
      </footer>
      <p className="printed-note">{t('handOver.page.printed', { at: format.dateTime(clock.now()) })}</p>
    </article>,
    document.body,
  );
}
