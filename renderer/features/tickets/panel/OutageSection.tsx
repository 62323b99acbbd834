import { useTranslation } from 'react-i18next';
import { commandTerms } from '../../../../shared/contracts/commands.ts';
import type { Role } from '../../../../shared/domain/identity/principal.ts';
import { isSettledStatus, parentOf, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { Button } from '../../../design/Button.tsx';
import { outagesAround } from '../../../live/outage-lines.ts';
import { useEntityPaced, useOutages, useRoom, useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { usePrincipal } from '../../../shell/session.tsx';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import { TicketLine } from './TicketLine.tsx';

type OutageSectionProps = { readonly ticket: Ticket };

/** What the ticket is to an outage: its cause, one it explains, one that could join, or one of a proposal. */
export function OutageSection({ ticket }: OutageSectionProps) {
  const outages = useOutages();
  switch (ticket.outage?.role) {
    case 'cause':
      return <Cause ticket={ticket} />;
    case 'part':
      return <Part ticket={ticket} />;
    default: {
      const { joinable, proposed } = outagesAround(ticket, outages);
      if (joinable) return <Joinable ticket={ticket} parent={joinable.parent} />;
      return proposed ? <Proposed siteId={proposed.siteId} count={proposed.ticketIds.length} /> : null;
    }
  }
}

const most = 8;

/** The open ones first: they are whose customers wait. */
function Cause({ ticket }: OutageSectionProps) {
  const { t } = useTranslation();
  const { tickets, submitAll } = useRoom();
  useEntityPaced('tickets', 500);
  const joining = useOutages().accepted.find(({ parent }) => parent.id === ticket.id)?.joiningIds ?? [];
  const linked = tickets.partsOf(ticket.id).toSorted(openFirst);
  const open = linked.filter(({ state }) => !isSettledStatus(state.status)).length;
  const join = () =>
    submitAll(
      joining.map((ticketId) => ({ name: 'ticket.join-outage', input: { ticketId, parentId: ticket.id } })),
    );
  return (
    <section className="panel-part">
      <h3>
        <span>{t('outage.linked')}</span>
        <span className="num">{t('outage.openOf', { open, count: linked.length })}</span>
      </h3>
      {linked.slice(0, most).map((part) => (
        <TicketLine key={part.id} ticket={part} />
      ))}
      {linked.length > most && (
        <p className="small ink-3">{t('outage.more', { count: linked.length - most })}</p>
      )}
      {joining.length > 0 && (
        <Offer
          words={t('outage.joining', { count: joining.length })}
          label={t('outage.join', { count: joining.length })}
          run={join}
        />
      )}
    </section>
  );
}

const openFirst = (a: Ticket, b: Ticket): number =>
  Number(isSettledStatus(a.state.status)) - Number(isSettledStatus(b.state.status)) ||
  a.openedAt - b.openedAt;

function Part({ ticket }: OutageSectionProps) {
  const { t } = useTranslation();
  const parent = useRow('tickets', parentOf(ticket));
  const open = useIntent((intent) => intent.open);
  const mayLeave = !isSettledStatus(ticket.state.status);
  const leave = () => open({ kind: 'leave-outage', ticketId: ticket.id });
  return (
    <section className="panel-part">
      <h3>{t('outage.partOf')}</h3>
      {parent ? <TicketLine ticket={parent} /> : <p>{t('outage.parentArchived')}</p>}
      {mayLeave && <Offer words={t('outage.workedThere')} label={t('outage.leave')} run={leave} />}
    </section>
  );
}

function Joinable({ ticket, parent }: OutageSectionProps & { readonly parent: Ticket }) {
  const { t } = useTranslation();
  const { submit } = useRoom();
  const join = () => submit('ticket.join-outage', { ticketId: ticket.id, parentId: parent.id });
  return (
    <section className="panel-part">
      <h3>{t('outage.maybePartOf')}</h3>
      <TicketLine ticket={parent} />
      <Offer words={t('outage.sameCause')} label={t('outage.joinThis')} run={join} primary />
    </section>
  );
}

function Proposed({ siteId, count }: { readonly siteId: string; readonly count: number }) {
  const { t } = useTranslation();
  const site = useRow('sites', siteId);
  const open = useIntent((intent) => intent.open);
  return (
    <section className="panel-part">
      <h3>{t('outage.proposedHere')}</h3>
      <Offer
        words={t('outage.shared', { count, site: site?.code ?? '' })}
        label={t('outage.look')}
        run={() => open({ kind: 'outages', outageKey: siteId })}
        primary
      />
    </section>
  );
}

type OfferProps = {
  readonly words: string;
  readonly label: string;
  readonly primary?: boolean;
  run(): void;
};

/** The one thing to do about the outage, on its key. */
function Offer({ words, label, run, primary = false }: OfferProps) {
  const { role } = usePrincipal();
  const { shown } = useKey('ticket.outage');
  const enabled = (commandTerms['ticket.join-outage'].roles as readonly Role[]).includes(role);
  useShortcuts([{ id: 'ticket.outage', label, enabled, run }]);
  return (
    <div className="suggested">
      <span>{words}</span>
      <Button primary={primary} disabled={!enabled} keyLabel={shown} onPress={run}>
        {label}
      </Button>
    </div>
  );
}
