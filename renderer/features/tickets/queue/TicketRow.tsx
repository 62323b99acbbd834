// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useKeyWithClickEvents: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettledStatus, type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { PendingRing } from '../../../design/PendingRing.tsx';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { SlaBar } from '../../../design/SlaBar.tsx';
import type { LayoutClass } from '../../../design/type-scale.ts';
import { isRefused } from '../../../live/command-index.ts';
import { useCommandsOf, useNow, useRoom, useRow } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { shortCode, shortDistrict, shortName } from '../../../shell/short-names.ts';
import { type QueueColumn, queueColumns } from './columns.ts';
import { OutageMark } from './OutageMark.tsx';
import { slaView } from './sla-view.ts';

type TicketRowProps = {
  readonly id: string;
  readonly index: number;
  readonly selected: boolean;
  readonly layout: LayoutClass;
  readonly onSelect: (id: string) => void;
};

/** One ticket of the queue; it listens to its own row only. */
export const TicketRow = memo(function TicketRow({ id, index, selected, layout, onSelect }: TicketRowProps) {
  const { t } = useTranslation();
  const ticket = useRow('tickets', id);
  const pending = useCommandsOf(id).some((command) => !isRefused(command));
  if (!ticket) return null;
  const unacknowledged = ticket.acknowledgement === null && !isSettledStatus(ticket.state.status);
  return (
    <div
      role="row"
      id={`row-${id}`}
      className="queue-row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-rank={ticket.priority}
      data-unacknowledged={unacknowledged || undefined}
      onClick={() => onSelect(id)}
      tabIndex={selected ? 0 : -1}
    >
      {queueColumns[layout].map(({ name }) => (
        <div role="gridcell" key={name} className={`cell-${name}`}>
          <Cell name={name} ticket={ticket} pending={pending} layout={layout} />
        </div>
      ))}
      {unacknowledged && <span className="visually-hidden">{t('queue.unacknowledged')}</span>}
    </div>
  );
});

type CellProps = {
  readonly name: QueueColumn['name'];
  readonly ticket: Ticket;
  readonly pending: boolean;
  readonly layout: LayoutClass;
};

function Cell({ name, ticket, pending, layout }: CellProps) {
  const { t } = useTranslation();
  switch (name) {
    case 'severity':
      return (
        <>
          <SeverityGlyph rank={ticket.priority} tinted={false} />
          <span aria-hidden="true">{rankLetter[ticket.priority]}</span>
          <span className="visually-hidden">{t(`priority.${ticket.priority}`)}</span>
        </>
      );
    case 'number':
      return (
        <>
          {ticket.outage && <OutageMark id={ticket.id} outage={ticket.outage} />}
          <TicketNumber number={ticket.number} short={layout !== 'wide'} bare={ticket.outage !== null} />
        </>
      );
    case 'customer':
      return <CustomerName customerId={ticket.customerId} />;
    case 'place':
      return <Place ticket={ticket} full={layout === 'wide'} />;
    case 'problem':
      return <span title={ticket.title}>{ticket.title}</span>;
    case 'site':
      return <SiteCode siteId={ticket.siteId} />;
    case 'status':
      return (
        <span className={pending ? 'pending' : undefined}>
          {pending && <PendingRing still title={t('queue.pending')} />}
          {t(`status.${ticket.state.status}`)}
          {pending && <span className="visually-hidden">, {t('queue.pending')}</span>}
        </span>
      );
    case 'technician':
      return <TechnicianName id={technicianOf(ticket.state)} full={layout === 'wide'} />;
    case 'sla':
      return <SlaCell ticket={ticket} />;
    case 'age':
      return <AgeCell ticket={ticket} />;
  }
}

export function TicketNumber({
  number,
  short = false,
  bare = false,
}: {
  readonly number: string | null;
  readonly short?: boolean;
  /** Only the day's own part: another mark stands beside it. */
  readonly bare?: boolean;
}) {
  const { t } = useTranslation();
  if (number === null) return <span className="ink-3">{t('ticket.unnumbered')}</span>;
  const cut = number.lastIndexOf('-') + 1;
  const prefix = bare ? '' : short ? number.slice(Math.max(0, cut - 5), cut) : number.slice(0, cut);
  return (
    <>
      {prefix}
      <b>{number.slice(cut)}</b>
    </>
  );
}

function CustomerName({ customerId }: { readonly customerId: string | null }) {
  const customer = useRow('customers', customerId);
  return <span title={customer?.name}>{customer?.name ?? '—'}</span>;
}

function SiteCode({ siteId }: { readonly siteId: string | null }) {
  const site = useRow('sites', siteId);
  return <span title={site?.code}>{shortCode(site?.code ?? '')}</span>;
}

function TechnicianName({ id, full }: { readonly id: string | null; readonly full: boolean }) {
  const technician = useRow('technicians', id);
  if (!id) return <span className="ink-3">—</span>;
  const name = technician?.name ?? '…';
  return <>{full ? name : shortName(name)}</>;
}

function Place({ ticket: { village, district }, full }: { readonly ticket: Ticket; readonly full: boolean }) {
  if (!village || village.startsWith(district) || district.startsWith(village))
    return <>{village || district || '—'}</>;
  return (
    <>
      {village}
      <span className="ink-3">, {full ? district : shortDistrict(district)}</span>
    </>
  );
}

const slaStepMs = 5000;

function SlaCell({ ticket }: { readonly ticket: Ticket }) {
  const { clock, calendars } = useRoom();
  const format = useFormat();
  useNow(slaStepMs);
  const { ratio, remainingMs, state } = slaView(ticket, clock.now(), calendars);
  return <SlaBar ratio={ratio} left={format.left(remainingMs)} state={state} />;
}

function AgeCell({ ticket }: { readonly ticket: Ticket }) {
  const format = useFormat();
  return <>{format.shortAge(useNow(minuteMs) - ticket.openedAt)}</>;
}
