import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { useEntityPaced, useRoom, useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { slaView } from '../queue/sla-view.ts';

const most = 6;

/** Other open tickets of the same network place: three of them are no coincidence. */
export function SiblingsSection({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  const site = useRow('sites', ticket.siteId);
  const select = useIntent((intent) => intent.select);
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
        <button type="button" key={sibling.id} className="sibling" onClick={() => select(sibling.id)}>
          <SiblingLine ticket={sibling} />
        </button>
      ))}
    </section>
  );
}

function SiblingLine({ ticket }: { readonly ticket: Ticket }) {
  const { clock, calendars } = useRoom();
  const format = useFormat();
  const customer = useRow('customers', ticket.customerId);
  const { state, remainingMs } = slaView(ticket, clock.now(), calendars);
  return (
    <>
      <span className={`sibling-rank rank-${ticket.priority}`}>
        <SeverityGlyph rank={ticket.priority} />
        {rankLetter[ticket.priority]}
      </span>
      <span className="num">{ticket.number?.split('-').at(-1) ?? '—'}</span>
      <span className="ellipsis">{customer?.name ?? ticket.title}</span>
      <span className="num" data-state={state}>
        {format.left(remainingMs)}
      </span>
    </>
  );
}
