import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WaitingReason, waitingReasonSchema } from '../../../../shared/domain/sla/sla-clock.ts';
import { ChoiceList } from '../../../design/ChoiceList.tsx';
import { LongTextField } from '../../../design/fields.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { DialogForm } from '../../../shell/DialogForm.tsx';
import { useKeptWords } from '../../../shell/use-kept.ts';
import { shortNumber, type TicketDialogProps } from './ticket-dialog.ts';

/** The resolution clock pauses for a reason that stands in the ticket's timeline. */
export function WaitDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation();
  const { offer } = useRoom();
  const [reason, setReason] = useState<WaitingReason>('customer');
  const { value: note, set: setNote, forget } = useKeptWords(`wait ${ticket.id}`);
  return (
    <DialogForm
      title={t('dialog.wait.title', { number: shortNumber(ticket) })}
      submitLabel={t('dialog.wait.submit')}
      canSubmit
      onSubmit={(id) => offer('ticket.wait', { ticketId: ticket.id, reason, note: note.trim() }, id)}
      onTaken={forget}
      onClose={onClose}
    >
      <ChoiceList
        label={t('dialog.wait.reason')}
        value={reason}
        onChange={setReason}
        options={waitingReasonSchema.options.map((value) => ({ value, label: t(`waiting.${value}`) }))}
      />
      <LongTextField label={t('dialog.wait.note')} value={note} onChange={setNote} rows={2} maxLength={500} />
    </DialogForm>
  );
}
