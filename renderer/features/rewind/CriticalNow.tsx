import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
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
      <SeveritySymbol rank="critical" fill="solid" />
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
