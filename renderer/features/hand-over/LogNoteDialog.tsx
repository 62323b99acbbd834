import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logEntryIdSchema, ticketIdSchema } from '../../../shared/kernel/ids.ts';
import { LongTextField } from '../../design/fields.tsx';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { DialogForm } from '../../shell/DialogForm.tsx';
import { useKeptWords } from '../../shell/use-kept.ts';

type LogNoteDialogProps = { readonly ticketId: string | null; readonly onClose: () => void };

/** A note to the shift log, about the ticket that was in view unless the person says otherwise. */
export function LogNoteDialog({ ticketId, onClose }: LogNoteDialogProps) {
  const { t } = useTranslation();
  const { offer, newId } = useRoom();
  const ticket = useRow('tickets', ticketId);
  const [entryId] = useState(newId);
  const { value: text, set: setText, forget } = useKeptWords(`log-note ${ticketId}`);
  const [isAbout, setAbout] = useState(ticketId !== null);
  const words = text.trim();
  return (
    <DialogForm
      title={t('dialog.logNote.title')}
      submitLabel={t('dialog.logNote.submit')}
      canSubmit={words !== ''}
      onSubmit={(id) =>
        offer(
          'log.write',
          {
            entryId: logEntryIdSchema.parse(entryId),
            text: words,
            ticketId: isAbout && ticketId ? ticketIdSchema.parse(ticketId) : null,
          },
          id,
        )
      }
      onTaken={forget}
      onClose={onClose}
    >
      <LongTextField
        label={t('dialog.logNote.field')}
        value={text}
        onChange={setText}
        rows={4}
        autoFocus
        maxLength={2000}
      />
      {ticket && (
        <Checkbox
          label={t('dialog.logNote.about', {
            number: ticket.number?.split('-').at(-1) ?? '—',
            title: ticket.title,
          })}
          checked={isAbout}
          onChange={(event) => setAbout(event.currentTarget.checked)}
        />
      )}
    </DialogForm>
  );
}
