import type { CommandInput } from '../../../../shared/contracts/commands.ts';
import type { Customer, ServicePackage } from '../../../../shared/contracts/shapes.ts';
import type { Priority } from '../../../../shared/domain/sla/sla-policy.ts';
import type { TicketKind, TicketSource } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';

export type TicketDraft = {
  readonly title: string;
  readonly description: string;
  readonly kind: TicketKind;
  readonly priority: Priority;
  readonly source: TicketSource;
};

export const emptyDraft: TicketDraft = {
  title: '',
  description: '',
  kind: 'outage',
  priority: 'normal',
  source: 'whatsapp',
};

/** A customer brings place, network site and the tier that decides what was promised. */
export function openTicketInput(
  draft: TicketDraft,
  customer: Customer | null,
  servicePackage: ServicePackage | null,
  ticketId: TicketId,
): CommandInput<'ticket.open'> {
  return {
    ...draft,
    ticketId,
    title: draft.title.trim(),
    description: draft.description.trim(),
    tier: servicePackage?.tier ?? 'home',
    customerId: customer?.id ?? null,
    siteId: customer?.siteId ?? null,
    position: customer?.position ?? null,
    district: customer?.district ?? '',
    village: customer?.village ?? '',
  };
}
