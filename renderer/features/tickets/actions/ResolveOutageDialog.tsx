import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettledStatus, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { CommandId } from '../../../../shared/kernel/ids.ts';
import { LongTextField } from '../../../design/fields.tsx';
import { useEntityPaced, useRoom } from '../../../live/room-context.tsx';
import { DialogForm } from '../../../shell/DialogForm.tsx';
import { useKeptWords } from '../../../shell/use-kept.ts';
import { shortNumber, type TicketDialogProps } from './ticket-dialog.ts';

/**
 * Resolves the cause and, by a command of its own each, what it explained; those whose customers still report stay. None of
 * them is resolved where resolving the cause is refused.
 */
export function ResolveOutageDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation();
  const { tickets, offerWith, newCommandId } = useRoom();
  useEntityPaced('tickets', 1000);
  const { value: text, set: setText, forget } = useKeptWords(`resolve ${ticket.id}`);
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set());
  /** The same for every attempt, as the cause's own is. */
  const [ids] = useState(() => new Map<string, CommandId>());
  const idFor = (ticketId: string) => {
    const id = ids.get(ticketId) ?? newCommandId();
    ids.set(ticketId, id);
    return id;
  };
  const words = text.trim();
  const open = tickets.partsOf(ticket.id).filter(({ state }) => !isSettledStatus(state.status));

  const send = (id: CommandId) => {
    const reason = t('outage.afterwards');
    return offerWith(
      { id, name: 'ticket.resolve', input: { ticketId: ticket.id, resolution: words } },
      open.map(({ id: ticketId }) =>
        staying.has(ticketId)
          ? { id: idFor(ticketId), name: 'ticket.leave-outage', input: { ticketId, reason } }
          : { id: idFor(ticketId), name: 'ticket.resolve', input: { ticketId, resolution: words } },
      ),
    );
  };
  const toggle = (id: string) =>
    setStaying((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <DialogForm
      title={t('dialog.resolve.title', { number: shortNumber(ticket) })}
      submitLabel={t('dialog.resolve.submit')}
      canSubmit={words !== ''}
      onSubmit={send}
      onTaken={forget}
      onClose={onClose}
    >
      <LongTextField
        label={t('dialog.resolve.field')}
        value={text}
        onChange={setText}
        rows={3}
        autoFocus
        maxLength={2000}
      />
      {open.length > 0 && (
        <fieldset className="resolve-too">
          <legend>{t('outage.resolveToo', { count: open.length - staying.size })}</legend>
          <p className="small ink-3">{t('outage.staying')}</p>
          <div className="resolve-too-list">
            {open.map((part) => (
              <PartChoice key={part.id} ticket={part} isStaying={staying.has(part.id)} onToggle={toggle} />
            ))}
          </div>
        </fieldset>
      )}
    </DialogForm>
  );
}

type PartChoiceProps = {
  readonly ticket: Ticket;
  readonly isStaying: boolean;
  readonly onToggle: (id: string) => void;
};

function PartChoice({ ticket, isStaying, onToggle }: PartChoiceProps) {
  const { rows } = useRoom();
  const customer = ticket.customerId ? rows.customers.get(ticket.customerId)?.name : undefined;
  return (
    <label>
      <input type="checkbox" checked={!isStaying} onChange={() => onToggle(ticket.id)} />
      <span className="num">{shortNumber(ticket)}</span>
      <span className="ellipsis">{customer ?? ticket.title}</span>
    </label>
  );
}
