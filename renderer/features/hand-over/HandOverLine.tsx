import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import { watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { useNow } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { useWatchNames } from './use-watch-names.ts';

type HandOverLineProps = { readonly handOver: HandOver; readonly onPrint: (handOver: HandOver) => void };

/** Where one watch gave to the next. */
export function HandOverLine({ handOver, onPrint }: HandOverLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const watches = useWatchNames();
  const { watchFrom, summary, closedByName, closedAt, taken } = handOver;
  const closed = t('handOver.closedBy', { name: closedByName, at: format.moment(closedAt, now) });
  return (
    <li className="log-hand-over">
      <time className="num">{format.time(closedAt)}</time>
      <div>
        <p className="log-entry-by">
          <b>{watches.withHours(watchAt(watchFrom))}</b>
          <button type="button" className="log-entry-strike" onClick={() => onPrint(handOver)}>
            {t('handOver.print')}
          </button>
        </p>
        <p className="log-entry-text">{summary}</p>
        <p className="ink-3">
          {closed} ·{' '}
          {taken
            ? t('handOver.takenBy', { name: taken.byName, at: format.moment(taken.at, now) })
            : t('handOver.untaken')}
        </p>
      </div>
    </li>
  );
}
