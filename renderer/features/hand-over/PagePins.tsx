import { useTranslation } from 'react-i18next';
import type { RoomCount } from '../../../shared/domain/hand-over/hand-over.ts';
import { rankLetter } from '../../design/Severity.tsx';
import type { ReadableRows } from '../../live/live-rows.ts';
import { useRoom } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';

/** The pins as they were when the watch was closed, with what their customer pays as far as it is known here. */
export function PagePins({ count: { pinned, pins } }: { readonly count: RoomCount }) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const format = useFormat();
  if (pins === 0) return <p>{t('handOver.page.none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>{t('handOver.page.number')}</th>
          <th>{t('handOver.page.problem')}</th>
          <th>{t('handOver.page.reason')}</th>
          <th className="printed-figure">{t('handOver.page.price')}</th>
        </tr>
      </thead>
      <tbody>
        {pinned.map(({ ticketId, number, title, priority, reason }) => {
          const price = monthlyPriceOf(ticketId, rows);
          return (
            <tr key={ticketId}>
              <td className="printed-number">
                {rankLetter[priority]} {number ?? '—'}
              </td>
              <td>{title}</td>
              <td>{reason}</td>
              <td className="printed-figure">{price === null ? '—' : format.money(price)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function monthlyPriceOf(ticketId: string, { tickets, customers, packages }: ReadableRows): number | null {
  const customer = customers.get(tickets.get(ticketId)?.customerId ?? '');
  return packages.get(customer?.packageId ?? '')?.monthlyPrice ?? null;
}
