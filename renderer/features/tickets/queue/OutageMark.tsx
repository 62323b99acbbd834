import { useTranslation } from 'react-i18next';
import type { OutageRole } from '../../../../shared/domain/tickets/ticket.ts';
import { useEntityPaced, useRoom, useRow } from '../../../live/room-context.tsx';

/** Before the number of a ticket that is an outage or belongs to one. */
export function OutageMark({ id, outage }: { readonly id: string; readonly outage: OutageRole }) {
  return outage.role === 'cause' ? <CauseMark id={id} /> : <PartMark parentId={outage.parentId} />;
}

function CauseMark({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  useEntityPaced('tickets', 2000);
  const count = tickets.partsOf(id).length;
  const words = t('outage.causeOf', { count });
  return (
    <span className="outage-mark" data-cause title={words}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{words}, </span>
    </span>
  );
}

function PartMark({ parentId }: { readonly parentId: string }) {
  const { t } = useTranslation();
  const parent = useRow('tickets', parentId);
  const words = t('outage.partOfNumber', { number: parent?.number?.split('-').at(-1) ?? '—' });
  return (
    <span className="outage-mark" title={words}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d="M2 0v6h6M5.8 3.6 8.2 6 5.8 8.4" fill="none" stroke="currentColor" strokeWidth="1.3" />
      </svg>
      <span className="visually-hidden">{words}, </span>
    </span>
  );
}
