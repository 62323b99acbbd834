import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import { startOfLocalDay } from '../../../shared/domain/hand-over/watch.ts';
import { dayMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { useNow } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { useMay } from '../../shell/session.tsx';
import { EntryLine } from './EntryLine.tsx';
import { HandOverLine } from './HandOverLine.tsx';
import { LogComposer } from './LogComposer.tsx';
import { useLogDay } from './use-log-day.ts';

type LogSectionProps = {
  readonly onOpen: (ticketId: string) => void;
  readonly onStrike: (entry: LogEntry) => void;
  readonly onPrint: (handOver: HandOver) => void;
};

/** The room's diary, a day at a time, the latest first: what was written, and where one watch gave to the next. */
export function LogSection({ onOpen, onStrike, onPrint }: LogSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const may = useMay();
  const today = startOfLocalDay(now);
  const [daysBack, setDaysBack] = useState(0);
  /* A night watch lies in two days: what counts now is what was written lately, whatever the date. */
  const from = instant(daysBack === 0 ? now - dayMs : today - daysBack * dayMs);
  const { lines, isAsking, asOf } = useLogDay(from, now);
  return (
    <section className="hand-over-part hand-over-log" aria-labelledby="hand-over-log">
      <h3 id="hand-over-log">
        <span>{t('handOver.log')}</span>
        <span className="log-day">
          <button type="button" aria-label={t('handOver.earlier')} onClick={() => setDaysBack(daysBack + 1)}>
            ‹
          </button>
          <span className="num">
            {daysBack === 0 ? t('handOver.today') : `${format.weekday(from)} ${format.date(from)}`}
          </span>
          <button
            type="button"
            aria-label={t('handOver.later')}
            disabled={daysBack === 0}
            onClick={() => setDaysBack(daysBack - 1)}
          >
            ›
          </button>
        </span>
        {asOf !== null && (
          <span className="ink-3">{t('handOver.asOf', { at: format.moment(asOf, now) })}</span>
        )}
      </h3>
      {daysBack === 0 && may('log.write') && <LogComposer />}
      {lines === null && (
        <p className="ink-3" role="status">
          {isAsking ? t('tile.loading') : t('handOver.unavailable')}
        </p>
      )}
      {lines?.length === 0 && <p className="ink-3">{t('handOver.noLog')}</p>}
      <ol className="log-lines">
        {lines?.map((line, place) => (
          <Fragment key={line.kind === 'entry' ? line.entry.id : line.handOver.id}>
            {place > 0 && format.day(line.at) !== format.day(lines[place - 1]?.at ?? line.at) && (
              <li className="log-day-line">{format.day(line.at)}</li>
            )}
            {line.kind === 'entry' ? (
              <EntryLine entry={line.entry} onOpen={onOpen} onStrike={onStrike} />
            ) : (
              <HandOverLine handOver={line.handOver} onPrint={onPrint} />
            )}
          </Fragment>
        ))}
      </ol>
    </section>
  );
}
