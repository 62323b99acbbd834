import { useTranslation } from 'react-i18next';
import { inPinOrder } from '../../../shared/domain/hand-over/count-room.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { rankLetter, SeverityGlyph } from '../../design/Severity.tsx';
import { useNow, useRoom, useRow } from '../../live/room-context.tsx';
import { useShiftLog } from '../../live/shift-log.ts';
import { useKey } from '../../shell/keys/use-keys.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { shortName } from '../../shell/short-names.ts';

type PinnedSectionProps = { readonly onOpen: (ticketId: string) => void };

/** What the room keeps in sight over its watches, until somebody lifts it. */
export function PinnedSection({ onOpen }: PinnedSectionProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const { pins } = useShiftLog();
  const { shown = '' } = useKey('ticket.pin');
  return (
    <section className="hand-over-part" aria-labelledby="hand-over-pins">
      <h3 id="hand-over-pins">
        {t('handOver.pins')} <span className="num">{pins.length}</span>
      </h3>
      {pins.length === 0 && <p className="ink-3">{t('handOver.noPins', { key: shown })}</p>}
      <ul className="pinned-list">
        {inPinOrder(pins, rows.tickets).map((pin) => (
          <PinnedLine key={pin.ticketId} pin={pin} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function PinnedLine({
  pin: { ticketId, reason, byName, at },
  onOpen,
}: PinnedSectionProps & { readonly pin: Pin }) {
  const { t } = useTranslation();
  const { submit } = useRoom();
  const format = useFormat();
  const now = useNow(minuteMs);
  const ticket = useRow('tickets', ticketId);
  const customer = useRow('customers', ticket?.customerId ?? null);
  return (
    <li>
      <button type="button" className="pinned-ticket" onClick={() => onOpen(ticketId)}>
        {ticket && (
          <span className={`pinned-rank rank-${ticket.priority}`}>
            <SeverityGlyph rank={ticket.priority} />
            <span aria-hidden="true">{rankLetter[ticket.priority]}</span>
            <span className="visually-hidden">{t(`priority.${ticket.priority}`)}</span>
          </span>
        )}
        <b className="num">{ticket?.number?.split('-').at(-1) ?? '—'}</b>
        <b className="ellipsis">{customer?.name ?? ticket?.title ?? t('boardTile.handOver.gone')}</b>
        <span className="pinned-reason">{reason}</span>
        <span className="ink-3">
          {t('handOver.pinnedBy', { name: shortName(byName), at: format.moment(at, now) })}
        </span>
      </button>
      <button type="button" className="button" onClick={() => submit('pin.lift', { ticketId })}>
        {t('action.unpin')}
      </button>
    </li>
  );
}
