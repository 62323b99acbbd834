import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Priority, prioritySchema } from '../../../../shared/domain/sla/sla-policy.ts';
import { ChoiceList } from '../../../design/ChoiceList.tsx';
import { LongTextField } from '../../../design/fields.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { DialogForm } from '../../../shell/DialogForm.tsx';
import { useKeptWords } from '../../../shell/use-kept.ts';
import { shortNumber, type TicketDialogProps } from './ticket-dialog.ts';

export function PriorityDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation();
  const { offer } = useRoom();
  const others = prioritySchema.options.filter((priority) => priority !== ticket.priority).toReversed();
  const [priority, setPriority] = useState<Priority>(others[0] ?? 'critical');
  const { value: reason, set: setReason, forget } = useKeptWords(`priority ${ticket.id}`);
  return (
    <DialogForm
      title={t('dialog.priority.title', { number: shortNumber(ticket) })}
      submitLabel={t('dialog.priority.submit')}
      canSubmit={reason.trim() !== ''}
      onSubmit={(id) =>
        offer('ticket.change-priority', { ticketId: ticket.id, priority, reason: reason.trim() }, id)
      }
      onTaken={forget}
      onClose={onClose}
    >
      <ChoiceList
        label={t('dialog.priority.priority')}
        value={priority}
        onChange={setPriority}
        options={others.map((value) => ({ value, label: t(`priority.${value}`) }))}
      />
      <LongTextField
        label={t('dialog.priority.field')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
      />
    </DialogForm>
  );
}
