import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../../../shared/contracts/shapes.ts';
import { isSettledStatus, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useLinkStatus, useRoom, useRow } from '../../../live/room-context.tsx';
import { useQuery } from '../../../live/use-query.ts';
import { AsOf } from '../../../shell/AsOf.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useLayout } from '../../../shell/preferences.tsx';
import { useLogActions } from '../../../shell/use-log-actions.ts';
import { useStale } from '../../../shell/use-stale.ts';
import { useTicketActions } from '../actions/use-ticket-actions.ts';
import { TicketNumber } from '../queue/TicketRow.tsx';
import { ActionGrid } from './ActionGrid.tsx';
import { CustomerSection } from './CustomerSection.tsx';
import './panel.css';
import { OutageSection } from './OutageSection.tsx';
import { PromiseSection } from './PromiseSection.tsx';
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
  const { moment } = useRoom();
  const stale = useStale(['tickets']);
  return (
    <aside
      id="ticket-panel"
      className="pane ticket-panel"
      aria-label={t('panel.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: where nothing in it can be pressed it is still scrolled by the keyboard
      tabIndex={0}
      data-stale={stale || undefined}
    >
      {ticket ? (
        <LiveTicket key={ticket.id} ticket={ticket} />
      ) : phase === 'filling' ? (
        <TileState kind="loading" title={t('tile.loading')} />
      ) : ticketId && moment === 'past' ? (
        <TileState kind="empty" title={t('rewind.notYetOpened')} />
      ) : ticketId ? (
        <HistoricTicket key={ticketId} ticketId={ticketId} />
      ) : (
        <ShiftSummary />
      )}
    </aside>
  );
}

/** Offered beside the person they are about, not in the grid. */
const assigning = ['assign', 'choose'];

function LiveTicket({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const actions = useTicketActions(ticket);
  const assign = actions.find(({ name }) => name === 'assign');
  const { moment } = useRoom();
  const logActions = useLogActions(ticket.id);
  return (
    <TicketParts ticket={ticket} notice={moment === 'past' && <RewoundNotice />}>
      <OutageSection ticket={ticket} />
      {ticket.outage?.role !== 'part' && <SuggestionSection ticket={ticket} assign={assign} />}
      <ActionGrid
        actions={[...actions.filter(({ name }) => !assigning.includes(name)), ...logActions]}
        label={t('panel.actions')}
      />
    </TicketParts>
  );
}

/** Why nothing below can be pressed. */
function RewoundNotice() {
  const { t } = useTranslation();
  return (
    <p className="panel-part panel-archive" role="note">
      {t('lost.reason.rewound')}
    </p>
  );
}

/** A ticket outside this desk's copy, as the server has it: its timeline and its clocks as they ended, and no action. */
function HistoricTicket({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation();
  const asked = useQuery('ticket.read', { ticketId: ticketIdSchema.parse(ticketId) });
  if (asked.kind === 'asking') return <TileState kind="loading" title={t('tile.loading')} />;
  if (asked.kind === 'unavailable') {
    const reason = t(`query.unavailable.${asked.reason}`);
    return (
      <TileState kind="empty" title={t('panel.unread')}>
        {asked.reason === 'forbidden' ? reason : t('panel.unreadAgain', { reason })}
      </TileState>
    );
  }
  const ticket = asked.value;
  if (!ticket) return <TileState kind="empty" title={t('panel.gone')} />;
  const isSettled = isSettledStatus(ticket.state.status);
  return (
    <TicketParts
      ticket={ticket}
      notice={
        <p className="panel-part panel-archive" role="note">
          <span>{t(isSettled ? 'panel.archived' : 'panel.notCopied')}</span>
          <AsOf asked={asked} />
        </p>
      }
    />
  );
}

type TicketPartsProps = {
  readonly ticket: Ticket;
  readonly notice?: ReactNode;
  readonly children?: ReactNode;
};

/** The panel's parts in their order, with what may be done in the middle. */
function TicketParts({ ticket, notice, children }: TicketPartsProps) {
  const { layout } = useLayout();
  return (
    <>
      <PanelHeader ticket={ticket} />
      {notice}
      <SlaSection ticket={ticket} />
      <PromiseSection ticket={ticket} />
      {children}
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
