import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../shared/contracts/shapes.ts';
import { prioritySchema } from '../../../../shared/domain/sla/sla-policy.ts';
import { ticketKindSchema, ticketSourceSchema } from '../../../../shared/domain/tickets/ticket.ts';
import { type CommandId, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { LongTextField, SelectField, TextField } from '../../../design/fields.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { DialogForm } from '../../../shell/DialogForm.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useKept } from '../../../shell/use-kept.ts';
import { CustomerField } from './CustomerField.tsx';
import { emptyDraft, openTicketInput, type TicketDraft } from './new-ticket.ts';

type NewTicketDialogProps = { readonly customerId: string | null; readonly onClose: () => void };

/** What somebody tells on the phone, as far as it was written down. */
type Call = { readonly draft: TicketDraft; readonly customerId: string | null };

/** Ctrl+N: choosing the customer fills place, network site and tier. */
export function NewTicketDialog({ customerId, onClose }: NewTicketDialogProps) {
  const { t } = useTranslation();
  const { rows, offer, newId } = useRoom();
  const select = useIntent((intent) => intent.select);
  const call = useKept<Call>(`new-ticket ${customerId}`, () => ({ draft: emptyDraft, customerId }));
  const { draft } = call.value;
  const customer = (call.value.customerId && rows.customers.get(call.value.customerId)) || null;
  // The same id for every attempt: one that was taken unheard is not opened twice.
  const [ticketId] = useState(() => ticketIdSchema.parse(newId()));
  const change = (part: Partial<TicketDraft>) => call.set({ ...call.value, draft: { ...draft, ...part } });
  const servicePackage = customer ? (rows.packages.get(customer.packageId) ?? null) : null;

  const send = async (id: CommandId) => {
    const input = openTicketInput(draft, customer, servicePackage, ticketId);
    const taken = await offer('ticket.open', input, id);
    if (taken.ok) select(ticketId);
    return taken;
  };

  return (
    <DialogForm
      title={t('newTicket.title')}
      submitLabel={t('newTicket.submit')}
      canSubmit={draft.title.trim() !== ''}
      onSubmit={send}
      onTaken={call.forget}
      onClose={onClose}
      width="64rem"
    >
      <CustomerField
        customer={customer}
        onChoose={(chosen) => call.set({ draft, customerId: chosen?.id ?? null })}
      />
      {customer && <CustomerFacts customer={customer} />}
      <TextField
        label={t('newTicket.problem')}
        value={draft.title}
        onChange={(title) => change({ title })}
        maxLength={200}
        autoFocus={customerId !== null}
      />
      <div className="field-pair">
        <SelectField
          label={t('facet.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={ticketKindSchema.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <SelectField
          label={t('facet.priority')}
          value={draft.priority}
          onChange={(priority) => change({ priority })}
          options={prioritySchema.options
            .toReversed()
            .map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      </div>
      <SelectField
        label={t('newTicket.source')}
        value={draft.source}
        onChange={(source) => change({ source })}
        options={ticketSourceSchema.options
          .filter((value) => value !== 'import')
          .map((value) => ({ value, label: t(`source.${value}`) }))}
      />
      <LongTextField
        label={t('newTicket.description')}
        value={draft.description}
        onChange={(description) => change({ description })}
        rows={3}
        maxLength={4000}
      />
    </DialogForm>
  );
}

function CustomerFacts({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const site = customer.siteId ? rows.sites.get(customer.siteId) : undefined;
  const servicePackage = rows.packages.get(customer.packageId);
  return (
    <dl className="facts">
      <dt>{t('newTicket.place')}</dt>
      <dd>{`${customer.village}, ${customer.district}`}</dd>
      <dt>{t('newTicket.site')}</dt>
      <dd>
        {site ? `${site.code}${customer.port ? `, ${t('panel.port', { port: customer.port })}` : ''}` : '—'}
      </dd>
      <dt>{t('panel.package')}</dt>
      <dd>{servicePackage ? `${servicePackage.name} · ${t(`tier.${servicePackage.tier}`)}` : '—'}</dd>
    </dl>
  );
}
