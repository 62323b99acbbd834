import { z } from 'zod';
import type { Priority, ServiceTier } from '../../../shared/domain/sla/sla-policy.ts';
import type { TicketKind, TicketSource } from '../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { TableRow } from '../tables/table.ts';

/** The words a mapping translates another system's statuses into. `keep` says nothing new. */
export const phaseSchema = z.enum([
  'open',
  'active',
  'waiting-customer',
  'waiting-parts',
  'waiting-access',
  'waiting-third-party',
  'resolved',
  'closed',
  'cancelled',
  'keep',
]);
export type Phase = z.infer<typeof phaseSchema>;

/** What the other system knew of a ticket at a moment. */
export type Observation = {
  readonly at: Instant;
  readonly phase: Phase;
  readonly priority: Priority;
  readonly assignee: string | null;
  readonly actor: string;
  readonly resolution: string;
  readonly notes: readonly string[];
};

export type Opening = {
  readonly at: Instant;
  readonly by: string;
  readonly title: string;
  readonly description: string;
  readonly kind: TicketKind;
  readonly tier: ServiceTier;
  readonly priority: Priority;
  readonly source: TicketSource;
  readonly location: string | null;
  readonly district: string;
  readonly village: string;
  readonly customer: string | null;
};

/** One ticket of the other system with all it says of it, and the rows that said so. */
export type TicketRecord = {
  readonly externalId: string;
  readonly rows: readonly TableRow[];
  readonly opening: Opening;
  /** In order of time. In an event log one for each row. */
  readonly observations: readonly Observation[];
  /** Fingerprints of the first row, the first two, and so on: a log that grew is known by its beginning. */
  readonly prints: readonly string[];
};
