import { useTranslation } from 'react-i18next';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketEvent } from '../../../../shared/domain/tickets/ticket-events.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { PendingRing } from '../../../design/PendingRing.tsx';
import { useNow, useRoom } from '../../../live/room-context.tsx';
import { AsOf } from '../../../shell/AsOf.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { commandSentence, eventSentence, type SentenceContext } from './event-sentence.ts';
import './timeline.css';
import { useTimeline } from './use-timeline.ts';

/** Everything that has happened to the ticket, the latest first, below what is still on its way. */
export function Timeline({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { asked, onTheirWay } = useTimeline(ticket);
  return (
    <section className="panel-part panel-timeline">
      <h3>
        <span>{t('timeline.title')}</span>
        <AsOf asked={asked} />
      </h3>
      <ol className="timeline">
        <OnTheirWay commands={onTheirWay} />
        {asked.kind === 'answered' &&
          asked.value.toReversed().map((event) => <EventLine key={event.id} event={event} />)}
      </ol>
      {asked.kind === 'asking' && <p className="ink-3">{t('tile.loading')}</p>}
      {asked.kind === 'unavailable' && <p className="ink-3">{t(`query.unavailable.${asked.reason}`)}</p>}
    </section>
  );
}

function useSentenceContext(): SentenceContext {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const format = useFormat();
  return {
    t,
    format,
    technicianName: (id) => rows.technicians.get(id)?.name ?? t('event.someone'),
    ticketNumber: (id) => rows.tickets.get(id)?.number ?? t('ticket.unnumbered'),
  };
}

function OnTheirWay({ commands }: { readonly commands: readonly PendingCommand[] }) {
  const context = useSentenceContext();
  return commands.toReversed().map(({ id, issuedAt, command }) => (
    <li key={id}>
      <time>{context.format.time(issuedAt)}</time>
      <PendingRing />
      <p className="ink-1">{commandSentence(command, context)}</p>
    </li>
  ));
}

function EventLine({ event }: { readonly event: TicketEvent }) {
  const context = useSentenceContext();
  const now = useNow(minuteMs);
  const late = event.recordedAt - event.occurredAt > minuteMs;
  const { t, format } = context;
  return (
    <li data-type={event.body.type}>
      <time title={format.dateTime(event.occurredAt)}>{format.moment(event.occurredAt, now)}</time>
      <i className="timeline-dot" aria-hidden="true" />
      <p>
        {eventSentence(event, context)}
        {late && (
          <span className="ink-3">
            {' '}
            {t('timeline.recordedAt', { at: format.moment(event.recordedAt, now) })}
          </span>
        )}
      </p>
    </li>
  );
}
