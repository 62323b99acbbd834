import { slaPolicySchema, slaTargetsFrom } from '../../../shared/domain/sla/sla-policy.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { slaPolicies } from '../../database/schema.ts';
import type { TicketMapping } from '../mapping/mapping.ts';
import type { BatchStore, StoreOutcome } from '../run/batch-store.ts';
import type { ImportSession } from '../store/import-session.ts';
import type { Changed } from '../store/imported-records.ts';
import { buildTimeline, type Journey, type TimelineContext, walkOn } from './build-timeline.ts';
import { giveNumbers } from './give-numbers.ts';
import type { TicketRecord } from './ticket-record.ts';
import { readSurroundings } from './ticket-surroundings.ts';
import { appendJourneys, insertTickets, lockTickets, updateTickets } from './write-tickets.ts';

type RecordJourney = Journey & { readonly record: TicketRecord };

export async function ticketStore(
  session: ImportSession,
  mapping: TicketMapping,
  now: () => Instant,
): Promise<BatchStore<TicketRecord>> {
  const targets = await readTargets(session);
  const unchangedNote = mapping.layout === 'event-log' ? mapping.unchangedNote : null;
  return {
    entity: 'ticket',
    write: async (_, { fresh, changed }): Promise<StoreOutcome<TicketRecord>> => {
      const all = [...fresh, ...changed.map(({ record }) => record)];
      const surroundings = await readSurroundings(session, mapping, { fresh, all });
      const context = { source: mapping.source, targets, unchangedNote, ...surroundings };
      const at = now();
      const inserted = await giveNumbers(
        session,
        fresh.map((record) => ({ ...buildTimeline(record, context), record })),
      );
      const { updated, refused } = await walkChanged(session, changed, context);
      await insertTickets(session, inserted, at);
      await updateTickets(session, updated, at);
      const eventsWritten = await appendJourneys(session, [...inserted, ...updated], at);
      return {
        fresh: inserted.map(({ record, ticket }) => [record, ticket.id] as const),
        changed: updated.map(({ record }) => record),
        refused,
        eventsWritten,
        sitesCreated: surroundings.sitesCreated,
        techniciansCreated: surroundings.techniciansCreated,
      };
    },
  };
}

async function readTargets({ orm }: ImportSession) {
  const policies = await orm.select().from(slaPolicies);
  if (policies.length === 0)
    throw new ExplainedError('The database has no SLA policies yet; start the server once, then import.');
  return slaTargetsFrom(policies.map((policy) => slaPolicySchema.parse(policy)));
}

async function walkChanged(
  session: ImportSession,
  changed: readonly Changed<TicketRecord>[],
  context: TimelineContext,
) {
  const known = await lockTickets(
    session,
    changed.map(({ entityId }) => entityId),
  );
  const updated: RecordJourney[] = [];
  const refused: StoreOutcome<TicketRecord>['refused'][number][] = [];
  for (const change of changed) {
    const ticket = known.get(change.entityId);
    if (ticket) updated.push({ ...catchUp(ticket, change, context), record: change.record });
    else refused.push({ record: change.record, column: '', reason: goneReason(change) });
  }
  return { updated, refused };
}

const goneReason = ({ entityId }: Changed<TicketRecord>) =>
  `was imported as ticket ${entityId}, which is no longer there; remove its row from imported_records to import it anew`;

/**
 * A log that grew is walked on from its first new row. When what was imported has itself changed, events cannot be
 * unsaid: observations from after the ticket's last event are walked, and at least the last one.
 */
function catchUp(
  ticket: Ticket,
  { record, knownRows }: Changed<TicketRecord>,
  context: TimelineContext,
): Journey {
  const { observations } = record;
  const last = observations.length - 1;
  const later = observations.findIndex(({ at }) => at > ticket.updatedAt);
  const rewritten = later === -1 ? last : later;
  const from = knownRows > 0 ? knownRows : rewritten;
  const before = observations[from - 1] ?? null;
  return walkOn({ ticket, facts: [] }, observations.slice(from), { before, context });
}
