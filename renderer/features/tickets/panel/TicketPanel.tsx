import { useTranslation } from 'react-i18next';
import type { Site } from '../../../../shared/contracts/shapes.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useLinkStatus, useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useAppearance } from '../../../shell/preferences.tsx';
import { useStale } from '../../../shell/use-stale.ts';
import { useTicketActions } from '../actions/use-ticket-actions.ts';
import { TicketNumber } from '../queue/TicketRow.tsx';
import { ActionGrid } from './ActionGrid.tsx';
import { CustomerSection } from './CustomerSection.tsx';
import './panel.css';
import { ShiftSummary } from './ShiftSummary.tsx';
import { SiblingsSection } from './SiblingsSection.tsx';
import { SlaSection } from './SlaSection.tsx';
import { SuggestionSection } from './SuggestionSection.tsx';
import { Timeline } from './Timeline.tsx';

export function TicketPanel() {
  const { t } = useTranslation();
  const ticketId = useIntent((intent) => intent.ticketId);
  const ticket = useRow('tickets', ticketId);
  const { phase } = useLinkStatus();
  const stale = useStale(['tickets']);
  return (
    <aside
      id="ticket-panel"
      className="pane ticket-panel"
      aria-label={t('panel.title')}
      tabIndex={-1}
      data-stale={stale || undefined}
    >
      {ticket ? (
        <OpenTicket key={ticket.id} ticket={ticket} />
      ) : phase === 'filling' ? (
        <TileState kind="loading" title={t('tile.loading')} />
      ) : ticketId ? (
        <TileState kind="empty" title={t('panel.gone')} />
      ) : (
        <ShiftSummary />
      )}
    </aside>
  );
}

/** Offered beside the person they are about, not in the grid. */
const assigning = ['assign', 'choose'];

function OpenTicket({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { layout } = useAppearance();
  const actions = useTicketActions(ticket);
  const assign = actions.find(({ name }) => name === 'assign');
  return (
    <>
      <PanelHeader ticket={ticket} />
      <SlaSection ticket={ticket} />
      <SuggestionSection ticket={ticket} assign={assign} />
      <ActionGrid
        actions={actions.filter(({ name }) => !assigning.includes(name))}
        label={t('panel.actions')}
      />
      <CustomerSection ticket={ticket} />
      <Timeline ticket={ticket} />
      {layout === 'wide' && <SiblingsSection ticket={ticket} />}
    </>
  );
}

function PanelHeader({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const customer = useRow('customers', ticket.customerId);
  const site = useRow('sites', ticket.siteId);
  const parent = useRow('sites', site?.parentId ?? null);
  const network = [
    site && placeName(site),
    customer?.port && customer.siteId === site?.id && t('panel.port', { port: customer.port }),
    parent && placeName(parent),
  ].filter(Boolean);
  return (
    <header className="panel-part panel-header">
      <p className="panel-line">
        <SeverityGlyph rank={ticket.priority} />
        <span className={`rank-${ticket.priority}`} aria-hidden="true">
          {rankLetter[ticket.priority]}
        </span>
        <span className="visually-hidden">{t(`priority.${ticket.priority}`)}</span>
        <span className="panel-number">
          <TicketNumber number={ticket.number} />
        </span>
        <span className="panel-status">{t(`status.${ticket.state.status}`)}</span>
      </p>
      <h2>{ticket.title}</h2>
      <p>{[ticket.village, ticket.district].filter(Boolean).join(', ')}</p>
      <p className="ink-3">{network.join(', ')}</p>
      {ticket.description && <p className="panel-description">{ticket.description}</p>}
    </header>
  );
}

/** Some codes begin with the kind of place already. */
function placeName({ kind, code }: Site): string {
  const word = kind.toUpperCase();
  return code.startsWith(word) ? code : `${word} ${code}`;
}
