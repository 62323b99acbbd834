import { useTranslation } from 'react-i18next';
import { commandTerms } from '../../../shared/contracts/commands.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { useNow, useRoom, useRow } from '../../live/room-context.tsx';
import { Key } from '../../shell/keys/Key.tsx';
import { lengthWords } from '../../shell/length-words.ts';
import { usePrincipal } from '../../shell/session.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import './critical-hero.css';

type CriticalHeroProps = {
  readonly tickets: readonly Ticket[];
  /** One line above what somebody works on, which it leaves in sight. */
  readonly strip?: boolean;
};

/** The oldest critical that nobody has acknowledged, over every board and until somebody has; a line of it where somebody works. */
export function CriticalHero({ tickets, strip = false }: CriticalHeroProps) {
  const { t } = useTranslation();
  const now = useNow(secondMs);
  const [ticket, ...others] = tickets;
  const site = useRow('sites', ticket?.siteId ?? null);
  const customer = useRow('customers', ticket?.customerId ?? null);
  if (!ticket) return null;
  return (
    <section
      className="critical-hero"
      data-strip={strip || undefined}
      role="alert"
      aria-label={t('board.critical')}
    >
      <svg viewBox="-6 -6 12 12" aria-hidden="true">
        <path d="M0-5.8 5.8 0 0 5.8-5.8 0z" fill="var(--critical-ink)" />
        <text y="2.3" textAnchor="middle">
          C
        </text>
      </svg>
      <h2>
        <span className="ellipsis">{customer?.name ?? site?.code ?? ticket.title}</span>
        {others.length > 0 && <span>+{others.length}</span>}
      </h2>
      <Acknowledge ticket={ticket} />
      <p className="critical-what">
        <span className="ellipsis">{ticket.title}</span>
        <span className="ellipsis">{ticket.village || ticket.district}</span>
      </p>
      <p className="critical-since">
        <span className="critical-chip">
          {t('board.unacknowledged')} <span className="num">{lengthWords(now - ticket.openedAt, t)}</span>
        </span>
        {ticket.number && <span className="num">{ticket.number}</span>}
      </p>
    </section>
  );
}

function Acknowledge({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const { submit } = useRoom();
  const { role } = usePrincipal();
  const roles: readonly string[] = commandTerms['ticket.acknowledge'].roles;
  const enabled = roles.includes(role);
  const run = () => submit('ticket.acknowledge', { ticketId: ticket.id });
  useShortcuts([{ id: 'ticket.acknowledge', enabled, run }]);
  if (!enabled) return null;
  return (
    <button type="button" className="critical-acknowledge" onClick={run}>
      {t('action.acknowledge')} <Key id="ticket.acknowledge" />
    </button>
  );
}
