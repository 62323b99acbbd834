import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import { useRoom } from '../../live/room-context.tsx';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { useIntent } from '../../shell/intent.ts';
import { subjectOf } from './subject.ts';
import { TimeLeft } from './TimeLeft.tsx';
import './ticket-line.css';
import { useStaleTile } from './use-stale-tile.ts';

type TicketLineProps = {
  readonly facts: TicketFacts;
  readonly now: number;
  readonly onSelect: (ticketId: string) => void;
  /** The second line. */
  readonly children: ReactNode;
};

/** One ticket as a wall shows it: severity, two lines, time left. */
export function TicketLine({ facts, now, onSelect, children }: TicketLineProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const stale = useStaleTile();
  const { ticket } = facts;
  const isSelected = useIntent((intent) => intent.ticketId === ticket.id);
  const isUnseen = ticket.priority === 'critical' && ticket.acknowledgement === null && !facts.settled;
  return (
    <li>
      <button
        type="button"
        className="ticket-line"
        data-ticket={ticket.id}
        aria-current={isSelected}
        onClick={() => onSelect(ticket.id)}
      >
        <SeveritySymbol
          rank={ticket.priority}
          fill={stale ? 'hollow' : 'solid'}
          flashes={isUnseen && !stale}
        />
        <span className="visually-hidden">{t(`priority.${ticket.priority}`)}</span>
        <span className="ticket-line-subject">{subjectOf(ticket, rows)}</span>
        <span className="ticket-line-second">{children}</span>
        <TimeLeft facts={facts} now={now} />
      </button>
    </li>
  );
}
