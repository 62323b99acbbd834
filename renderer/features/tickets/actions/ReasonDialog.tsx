import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../../../shared/kernel/ids.ts';
import { LongTextField } from '../../../design/fields.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { DialogForm } from '../../../shell/DialogForm.tsx';
import { useKeptWords } from '../../../shell/use-kept.ts';
import { shortNumber, type TicketDialogProps } from './ticket-dialog.ts';

type Kind = 'note' | 'unassign' | 'resolve' | 'cancel' | 'reopen' | 'leave-outage';

/** The commands that need only a person's words. */
export function ReasonDialog({ ticket, kind, onClose }: TicketDialogProps & { readonly kind: Kind }) {
  const { t } = useTranslation();
  const { offer } = useRoom();
  const { value: text, set: setText, forget } = useKeptWords(`${kind} ${ticket.id}`);
  const words = text.trim();
  const { id: ticketId } = ticket;

  const send = (id: CommandId) => {
    switch (kind) {
      case 'note':
        return offer('ticket.add-note', { ticketId, text: words }, id);
      case 'resolve':
        return offer('ticket.resolve', { ticketId, resolution: words }, id);
      case 'unassign':
      case 'cancel':
      case 'reopen':
      case 'leave-outage':
        return offer(`ticket.${kind}`, { ticketId, reason: words }, id);
    }
  };

  return (
    <DialogForm
      title={t(`dialog.${kind}.title`, { number: shortNumber(ticket) })}
      submitLabel={t(`dialog.${kind}.submit`)}
      canSubmit={words !== ''}
      onSubmit={send}
      onTaken={forget}
      onClose={onClose}
    >
      <LongTextField
        label={t(`dialog.${kind}.field`)}
        value={text}
        onChange={setText}
        rows={4}
        autoFocus
        maxLength={kind === 'note' || kind === 'resolve' ? 2000 : 500}
      />
    </DialogForm>
  );
}
