import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { useRoom, useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { slaView } from '../queue/sla-view.ts';

type TicketLineProps = {
  readonly ticket: Ticket;
  /** What the last column says instead of the time left. */
  readonly figure?: string;
};

/** Another ticket in one line of the panel; pressing it opens it. */
export function TicketLine({ ticket, figure }: TicketLineProps) {
  const { clock, calendars } = useRoom();
  const format = useFormat();
  const select = useIntent((intent) => intent.select);
  const customer = useRow('customers', ticket.customerId);
  const { state, remainingMs } = slaView(ticket, clock.now(), calendars);
  return (
    <button type="button" className="ticket-line" title={ticket.title} onClick={() => select(ticket.id)}>
      <span className={`ticket-line-rank rank-${ticket.priority}`}>
        <SeverityGlyph rank={ticket.priority} />
        {rankLetter[ticket.priority]}
      </span>
      <span className="num">{ticket.number?.split('-').at(-1) ?? '—'}</span>
      <span className="ellipsis">{customer?.name ?? ticket.title}</span>
      <span className="num" data-state={figure === undefined ? state : undefined}>
        {figure ?? format.left(remainingMs)}
      </span>
    </button>
  );
}
