import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { rankLetter, SeverityGlyph } from '../design/Severity.tsx';
import type { Finding } from '../live/find-in-room.ts';
import { useRoom } from '../live/room-context.tsx';
import { useFormat } from './preferences.tsx';

/** Of this window's own rows, or of the server's history. */
export type FoundItem = Finding | { readonly kind: 'history'; readonly ticket: Ticket };

export function FindingLine({ item }: { readonly item: FoundItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (item.kind) {
    case 'ticket':
      return <TicketFinding ticket={item.ticket} note={t(`status.${item.ticket.state.status}`)} />;
    case 'history': {
      const { state, updatedAt } = item.ticket;
      return (
        <TicketFinding
          ticket={item.ticket}
          note={`${t(`status.${state.status}`)} ${format.date(updatedAt)}`}
        />
      );
    }
    case 'customer': {
      const { number, name, village, district } = item.customer;
      return (
        <PlainFinding
          code={number}
          name={name}
          place={`${village}, ${district}`}
          note={t('finder.newTicketFor')}
        />
      );
    }
    case 'site': {
      const { kind, code, village, district } = item.site;
      return (
        <PlainFinding
          code={kind.toUpperCase()}
          name={code}
          place={`${village}, ${district}`}
          note={t('finder.onMap')}
        />
      );
    }
  }
}

function TicketFinding({ ticket, note }: { readonly ticket: Ticket; readonly note: string }) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const customer = ticket.customerId ? rows.customers.get(ticket.customerId)?.name : undefined;
  return (
    <>
      <span className={`ticket-rank rank-${ticket.priority}`}>
        <SeverityGlyph rank={ticket.priority} />
        {rankLetter[ticket.priority]}
      </span>
      <span className="num ink-3">{ticket.number ?? t('ticket.unnumbered')}</span>
      <b className="ellipsis">{customer ?? ticket.title}</b>
      <span className="ellipsis">{customer ? ticket.title : ''}</span>
      <span className="ink-3 num">{note}</span>
    </>
  );
}

type PlainFindingProps = Readonly<Record<'code' | 'name' | 'place' | 'note', string>>;

function PlainFinding({ code, name, place, note }: PlainFindingProps) {
  return (
    <>
      <i />
      <span className="num ink-3">{code}</span>
      <b className="ellipsis">{name}</b>
      <span className="ellipsis">{place}</span>
      <span className="ink-3">{note}</span>
    </>
  );
}

export function keyOfItem(item: FoundItem): string {
  switch (item.kind) {
    case 'ticket':
    case 'history':
      return item.ticket.id;
    case 'customer':
      return item.customer.id;
    case 'site':
      return item.site.id;
  }
}
