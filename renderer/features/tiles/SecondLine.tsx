import { useTranslation } from 'react-i18next';
import { useRoom, useRow } from '../../live/room-context.tsx';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { shortName } from '../../shell/short-names.ts';

/** What is wrong, and of a network place how many it touches, of a customer who goes there or that an outage explains it. */
export function SecondLine({ facts }: { readonly facts: TicketFacts }) {
  const { t } = useTranslation();
  const { ticket, technicianId, settled, explained } = facts;
  const technician = useRow('technicians', technicianId);
  const { customersBehind } = useRoom();
  const touched = ticket.customerId === null && ticket.siteId ? customersBehind.of(ticket.siteId) : 0;
  return (
    <>
      {ticket.title}
      {touched > 0 && `, ${t('boardTile.customers', { count: touched })}`}
      {touched === 0 && technician && `, ${shortName(technician.name)}`}
      {touched === 0 && !technicianId && !settled && (
        <span>, {t(explained ? 'boardTile.byOutage' : 'boardTile.nobody')}</span>
      )}
    </>
  );
}
