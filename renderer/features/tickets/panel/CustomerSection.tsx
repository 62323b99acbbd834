import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../shared/contracts/shapes.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { dayMs } from '../../../../shared/kernel/instant.ts';
import { type Rank, rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { useNow, useRow } from '../../../live/room-context.tsx';
import { useQuery } from '../../../live/use-query.ts';
import { useFormat } from '../../../shell/preferences.tsx';

export function CustomerSection({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const customer = useRow('customers', ticket.customerId);
  if (!customer)
    return (
      <section className="panel-part">
        <h3>{t('panel.customer')}</h3>
        <p>{t('panel.noCustomer')}</p>
      </section>
    );
  return <KnownCustomer customer={customer} ticketId={ticket.id} />;
}

function KnownCustomer({ customer, ticketId }: { readonly customer: Customer; readonly ticketId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const servicePackage = useRow('packages', customer.packageId);
  return (
    <section className="panel-part">
      <p className="panel-customer">
        <b>{customer.name}</b>
        <span className="small ink-3">
          <span className="num">{customer.number}</span>,{' '}
          {t('panel.customerSince', { month: format.monthOf(customer.since) })}
        </span>
      </p>
      <dl className="facts">
        <dt>{t('panel.package')}</dt>
        <dd>
          {servicePackage
            ? `${servicePackage.name} · ${servicePackage.mbps} Mbps · ${format.money(servicePackage.monthlyPrice).replace(' ', '\u00a0')}`
            : '—'}
        </dd>
        <dt>{t('panel.phone')}</dt>
        <dd className="num">{customer.phone}</dd>
        <dt>{t('panel.address')}</dt>
        <dd>{customer.address}</dd>
        <dt>{t('panel.ninetyDays')}</dt>
        <dd>
          <RecentTickets customerId={customer.id} ticketId={ticketId} />
        </dd>
      </dl>
    </section>
  );
}

const ninetyDaysMs = 90 * dayMs;

/** Ninety days on one line: when this customer called before, and how badly. */
function RecentTickets({ customerId, ticketId }: { readonly customerId: string; readonly ticketId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const asked = useQuery('customer.recent-tickets', { customerId });
  if (asked.kind === 'asking') return <span className="ink-3">…</span>;
  if (asked.kind === 'unavailable')
    return <span className="ink-3">{t(`query.unavailable.${asked.reason}`)}</span>;
  const { value } = asked;
  return (
    <span className="recent">
      <span className="recent-line" role="img" aria-label={t('panel.recentCount', { count: value.length })}>
        {value.map(({ id, openedAt, priority, title }) => (
          <span
            key={id}
            title={`${format.date(openedAt)} · ${rankLetter[priority as Rank]} · ${title}`}
            style={{ left: `${Math.min(100, Math.max(0, 100 - ((now - openedAt) / ninetyDaysMs) * 100))}%` }}
          >
            <SeverityGlyph rank={priority as Rank} tinted={id === ticketId} />
          </span>
        ))}
      </span>
      <span className="num">{value.length}</span>
    </span>
  );
}
