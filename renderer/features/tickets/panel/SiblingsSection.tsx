import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { useEntityPaced, useRoom, useRow } from '../../../live/room-context.tsx';
import { TicketLine } from './TicketLine.tsx';

const most = 6;

/** Other open tickets of the same network place: three of them are no coincidence. */
export function SiblingsSection({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  const site = useRow('sites', ticket.siteId);
  useEntityPaced('tickets', 1000);
  if (!site) return null;
  const siblings: Ticket[] = [];
  for (const facts of tickets.facts.values()) {
    if (!facts.settled && facts.ticket.siteId === site.id && facts.ticket.id !== ticket.id)
      siblings.push(facts.ticket);
  }
  if (siblings.length === 0) return null;
  return (
    <section className="panel-part">
      <h3>
        <span>{t('panel.siblings', { site: site.code })}</span>
        <span className="num">{siblings.length}</span>
      </h3>
      {siblings.slice(0, most).map((sibling) => (
        <TicketLine key={sibling.id} ticket={sibling} />
      ))}
    </section>
  );
}
