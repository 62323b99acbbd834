import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { useNow, useRow } from '../../live/room-context.tsx';
import { Key } from '../../shell/keys/Key.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { useUnacknowledgedCriticals } from '../../shell/use-critical.ts';

/** A critical that nobody has acknowledged is now, whatever moment the window shows: it is said, and leads back. */
export function CriticalNow({ onLive }: { readonly onLive: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs / 2);
  const [ticket, ...others] = useUnacknowledgedCriticals();
  const customer = useRow('customers', ticket?.customerId ?? null);
  const site = useRow('sites', ticket?.siteId ?? null);
  if (!ticket) return null;
  const subject = customer?.name ?? site?.code ?? ticket.number ?? '';
  return (
    <section className="rewind-critical" role="alert">
      <svg viewBox="-6 -6 12 12" aria-hidden="true">
        <path d="M0-5.8 5.8 0 0 5.8-5.8 0z" fill="var(--critical-ink)" />
        <text y="2.3" textAnchor="middle">
          C
        </text>
      </svg>
      <strong>{t('rewind.criticalNow', { count: others.length + 1 })}</strong>
      <span className="ellipsis">
        {[subject, ticket.title, format.length(now - ticket.openedAt)].filter(Boolean).join(' · ')}
      </span>
      <button type="button" onClick={onLive}>
        {t('rewind.live')} <Key id="rewind.live" />
      </button>
    </section>
  );
}
