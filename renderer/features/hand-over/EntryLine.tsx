import { useTranslation } from 'react-i18next';
import { mayStrike } from '../../../shared/domain/hand-over/decide-log.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { PendingRing } from '../../design/PendingRing.tsx';
import { isRefused } from '../../live/command-index.ts';
import { useCommandsOf, useNow, useRow } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { usePrincipal } from '../../shell/session.tsx';

type EntryLineProps = {
  readonly entry: LogEntry;
  readonly onOpen: (ticketId: string) => void;
  readonly onStrike: (entry: LogEntry) => void;
};

/** One note. Struck out, it is still read, with who struck it and why. */
export function EntryLine({ entry, onOpen, onStrike }: EntryLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { accountId, role, displayName: name } = usePrincipal();
  const ticket = useRow('tickets', entry.ticketId);
  const isOnItsWay = useCommandsOf(entry.id).some((command) => !isRefused(command));
  const { ticketId, struck, writtenAt, recordedAt } = entry;
  const late = recordedAt - writtenAt > minuteMs;
  return (
    <li className="log-entry" data-struck={struck !== null || undefined}>
      <time className="num">{format.time(writtenAt)}</time>
      <div>
        <p className="log-entry-by">
          <b>{entry.byName}</b>
          {ticketId && (
            <button type="button" className="log-entry-ticket" onClick={() => onOpen(ticketId)}>
              {t('handOver.about', { number: ticket?.number?.split('-').at(-1) ?? '—' })}
            </button>
          )}
          {late && <span className="ink-3">{t('handOver.recordedAt', { at: format.time(recordedAt) })}</span>}
          {isOnItsWay && (
            <span title={t('handOver.waiting')}>
              <PendingRing />
            </span>
          )}
          {!struck && mayStrike(entry, { accountId, role, name }) && (
            <button type="button" className="log-entry-strike" onClick={() => onStrike(entry)}>
              {t('handOver.strike')}
            </button>
          )}
        </p>
        <p className="log-entry-text">{struck ? <s>{entry.text}</s> : entry.text}</p>
        {struck && <StruckBy struck={struck} />}
      </div>
    </li>
  );
}

function StruckBy({ struck: { byName, at, reason } }: { readonly struck: NonNullable<LogEntry['struck']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  return (
    <p className="ink-3">{t('handOver.struck', { name: byName, at: format.moment(at, now), reason })}</p>
  );
}
