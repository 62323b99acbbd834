import { randomUUID } from 'node:crypto';
import { openTicket } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketFact } from '../../../shared/domain/tickets/ticket-events.ts';
import type { SiteId, TicketId } from '../../../shared/kernel/ids.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import { personId } from '../person-id.ts';
import { type Journey, type ReachContext, reachObservation } from './reach-observation.ts';
import type { Observation, TicketRecord } from './ticket-record.ts';

export type { Journey };

export type Place = { readonly siteId: SiteId | null; readonly position: Position | null };

export type TimelineContext = ReachContext & {
  place(location: string | null): Place;
  customerId(number: string | null): Ticket['customerId'];
};

/** The whole life of a ticket that is new here; its number is still to be given. */
export function buildTimeline(record: TicketRecord, context: TimelineContext): Journey {
  const opened = openedFact(record, context);
  const start: Journey = { ticket: openTicket(opened), facts: [opened] };
  return walkOn(start, record.observations, { before: null, context });
}

type Walking = { readonly before: Observation | null; readonly context: ReachContext };

/** Takes a ticket through further observations; `before` is the one it already went through. */
export function walkOn(start: Journey, observations: readonly Observation[], walking: Walking): Journey {
  const facts = [...start.facts];
  let { ticket } = start;
  let { before } = walking;
  for (const now of observations) {
    const step = reachObservation(ticket, { now, before }, walking.context);
    facts.push(...step.facts);
    ticket = step.ticket;
    before = now;
  }
  return { ticket, facts };
}

function openedFact(
  { externalId, opening, observations }: TicketRecord,
  context: TimelineContext,
): TicketFact {
  const { source } = context;
  const [first] = observations;
  const { siteId, position } = context.place(opening.location);
  const origin = `${source} ${externalId}`;
  return {
    ticketId: randomUUID() as TicketId,
    actor: { accountId: personId(source, opening.by), name: opening.by },
    // Some logs hold rows from before the time they call "opened": the ticket was there by then.
    occurredAt: first && first.at < opening.at ? first.at : opening.at,
    body: {
      type: 'opened',
      number: null,
      title: opening.title,
      description: opening.description === '' ? origin : `${opening.description}\n${origin}`,
      kind: opening.kind,
      priority: opening.priority,
      tier: opening.tier,
      source: opening.source,
      customerId: context.customerId(opening.customer),
      siteId,
      position,
      district: opening.district,
      village: opening.village,
      targets: context.targets(opening.tier, opening.priority),
    },
  };
}
