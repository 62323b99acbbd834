import { useTranslation } from 'react-i18next';
import { TileState } from '../../../design/TileState.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import type { Summary } from './shift-summary.ts';
import './summary.css';
import { TicketLine } from './TicketLine.tsx';
import { useShiftSummary } from './use-shift-summary.ts';

/** While no ticket is chosen: where to begin. */
export function ShiftSummary() {
  const { t } = useTranslation();
  const summaries = useShiftSummary();
  return (
    <>
      <header className="panel-part panel-header">
        <h2>{t('summary.title')}</h2>
        <p className="ink-3">{t('panel.none')}</p>
      </header>
      {summaries?.length === 0 && <TileState kind="empty" title={t('queue.empty.needs-action')} />}
      {summaries?.map((summary) => (
        <SummaryPart key={summary.name} summary={summary} />
      ))}
      <p className="panel-part summary-keys">
        <span>
          <Key id="queue.next" /> <Key id="queue.previous" /> {t('hint.move')}
        </span>
        <span>
          <Key id="queue.open" /> {t('hint.open')}
        </span>
        <span>
          <Key id="queue.back" /> {t('hint.toSummary')}
        </span>
      </p>
    </>
  );
}

function SummaryPart({ summary: { name, count, tickets } }: { readonly summary: Summary }) {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const format = useFormat();
  const now = clock.now();
  return (
    <section className="panel-part summary-part">
      <h3>
        <span>{t(`summary.${name}`)}</span>
        <span className="num">{format.count(count)}</span>
      </h3>
      {tickets.map((ticket) => {
        const since = name === 'waitingLongest' && 'since' in ticket.state ? ticket.state.since : null;
        const from = name === 'unacknowledged' ? ticket.openedAt : since;
        return (
          <TicketLine
            key={ticket.id}
            ticket={ticket}
            {...(from !== null && { figure: format.age(now - from) })}
          />
        );
      })}
    </section>
  );
}
