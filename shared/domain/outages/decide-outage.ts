import { z } from 'zod';
import { siteIdSchema, type TicketId, ticketIdSchema } from '../../kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../kernel/instant.ts';
import { positionSchema } from '../../kernel/position.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { optionalTextSchema, textSchema } from '../../kernel/text.ts';
import { prioritySchema, type ServiceTier } from '../sla/sla-policy.ts';
import { isPossible, type TicketDecisionContext } from '../tickets/decide-ticket.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { TicketEventBody } from '../tickets/ticket-events.ts';
import type { OutageDismissal } from './dismissal.ts';

/** One transaction locks them all; an outage larger than this grows by joining. */
export const mostLinked = 500;
const longestDismissalMinutes = 7 * 24 * 60;

/** What a person may say of a place of the network that many tickets share. */
export const outageCommandInputs = {
  /** It is the cause: one ticket is opened for it, and these have no other. */
  'outage.accept': z.strictObject({
    /** Of the ticket that is opened. */
    ticketId: ticketIdSchema,
    siteId: siteIdSchema,
    ticketIds: z.array(ticketIdSchema).min(1).max(mostLinked),
    title: textSchema(200),
    description: optionalTextSchema(4000),
    priority: prioritySchema,
    position: positionSchema,
    district: optionalTextSchema(100),
    village: optionalTextSchema(100),
  }),
  /** It is not, and is not to be proposed for so long; zero minutes take that back. */
  'outage.dismiss': z.strictObject({
    siteId: siteIdSchema,
    reason: textSchema(500),
    minutes: z.int().min(0).max(longestDismissalMinutes),
  }),
} as const;

export type OutageCommandName = keyof typeof outageCommandInputs;
export type OutageCommandInput<Name extends OutageCommandName> = z.infer<(typeof outageCommandInputs)[Name]>;
export type OutageCommand = {
  [Name in OutageCommandName]: { readonly name: Name; readonly input: OutageCommandInput<Name> };
}[OutageCommandName];

export const outageRefusalSchema = z.discriminatedUnion('code', [
  /** Each of its tickets is settled or belongs to an outage: somebody was faster. */
  z.strictObject({ code: z.literal('no-ticket-left') }),
]);
export type OutageRefusal = z.infer<typeof outageRefusalSchema>;

export type OutageAcceptance = {
  readonly parent: readonly TicketEventBody[];
  /** Those of the tickets it was seen with that it explains now. */
  readonly linked: readonly TicketId[];
  readonly link: TicketEventBody;
};

/** What was promised to those who were promised most. */
const strictest: readonly ServiceTier[] = ['corporate', 'business', 'home'];

/**
 * Tickets that were settled or joined another outage since the person looked are left out, so that two who accept the
 * same outage make one: the second finds none left.
 * @param tickets as far as they are known here
 */
export function decideAcceptance(
  { ticketId, ticketIds: _, ...facts }: OutageCommandInput<'outage.accept'>,
  { parent, tickets }: { readonly parent: Ticket | null; readonly tickets: readonly Ticket[] },
  context: Pick<TicketDecisionContext, 'targets'>,
): Result<OutageAcceptance, OutageRefusal | { readonly code: 'ticket-exists' }> {
  if (parent) return refused({ code: 'ticket-exists' });
  const free = tickets.filter(canBeLinked);
  if (free.length === 0) return refused({ code: 'no-ticket-left' });
  const tier = strictest.find((promised) => free.some((ticket) => ticket.tier === promised)) ?? 'home';
  return accepted({
    parent: [
      {
        type: 'opened',
        number: null,
        kind: 'outage',
        source: 'monitoring',
        customerId: null,
        tier,
        ...facts,
        targets: context.targets(tier, facts.priority),
      },
      { type: 'outage-accepted', tickets: free.length },
    ],
    linked: free.map(({ id }) => id),
    link: { type: 'joined-outage', parentId: ticketId },
  });
}

export const canBeLinked = (ticket: Ticket): boolean =>
  ticket.outage === null && isPossible(ticket, 'joined-outage');

/** Never refused: the last word counts. */
export const decideDismissal = (
  before: OutageDismissal | null,
  { siteId, reason, minutes }: OutageCommandInput<'outage.dismiss'>,
  { byName, now }: { readonly byName: string; readonly now: Instant },
): OutageDismissal => ({
  id: siteId,
  version: (before?.version ?? 0) + 1,
  reason,
  byName,
  at: now,
  until: instant(now + minutes * minuteMs),
});
