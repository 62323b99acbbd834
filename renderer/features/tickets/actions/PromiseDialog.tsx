import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { SelectField, TextField } from '../../../design/fields.tsx';
import { useRoom, useRow } from '../../../live/room-context.tsx';
import { DialogForm } from '../../../shell/DialogForm.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import {
  type PromiseDraft,
  type PromiseFault,
  promiseDays,
  promiseDraft,
  readPromise,
} from './promise-draft.ts';
import { shortNumber, type TicketDialogProps } from './ticket-dialog.ts';

const faultOf = {
  from: ['from-unreadable'],
  to: ['to-unreadable', 'reversed', 'over'],
} as const satisfies Record<string, readonly PromiseFault[]>;

/** When somebody was told that a technician would come: the day is planned to keep it. */
export function PromiseDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock, offer } = useRoom();
  const order = useRow('workOrders', ticket.id);
  const [draft, setDraft] = useState(() => promiseDraft(order?.promise ?? null, clock.now()));
  const change = (part: Partial<PromiseDraft>) => setDraft((before) => ({ ...before, ...part }));
  const read = readPromise(draft, clock.now());
  const errorIn = (field: keyof typeof faultOf) =>
    read.kind === 'fault' && (faultOf[field] as readonly PromiseFault[]).includes(read.fault)
      ? t(`dialog.promise.fault.${read.fault}`)
      : null;
  return (
    <DialogForm
      title={t('dialog.promise.title', { number: shortNumber(ticket) })}
      submitLabel={t('dialog.promise.submit')}
      canSubmit={read.kind === 'promise'}
      onSubmit={(id) =>
        read.kind === 'promise'
          ? offer('work-order.set', { ticketId: ticket.id, terms: { promise: read.promise } }, id)
          : null
      }
      onClose={onClose}
    >
      <p>{t('dialog.promise.explain')}</p>
      <SelectField
        label={t('dialog.promise.day')}
        value={draft.day}
        options={daysWith(draft.day, promiseDays(clock.now())).map((day) => ({
          value: day,
          label: format.day(startOfDay(day)),
        }))}
        onChange={(day) => change({ day })}
      />
      <TextField
        label={t('dialog.promise.from')}
        value={draft.from}
        error={errorIn('from')}
        autoFocus
        onChange={(from) => change({ from })}
      />
      <TextField
        label={t('dialog.promise.to')}
        value={draft.to}
        error={errorIn('to')}
        onChange={(to) => change({ to })}
      />
    </DialogForm>
  );
}

/** A promise of a day that is over is still shown as what it was. */
const daysWith = (day: string, days: readonly string[]): readonly string[] =>
  days.includes(day) ? days : [day, ...days];
