import { type QuickFilterName, quickFilterNameSchema } from '../../shared/domain/boards/tile.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import type { TicketFacts } from './ticket-facts.ts';

export const quickFilterNames = quickFilterNameSchema.options;
export type { QuickFilterName };

type QuickFilter = (facts: TicketFacts, me: AccountId | null) => boolean;

/* What an outage explains counts as open, at risk and breached like any other: its customer is without service. It asks
   nobody to act: the outage does. */
const unassigned: QuickFilter = ({ settled, technicianId, explained }) =>
  !settled && !explained && technicianId === null;
const waits: QuickFilter = ({ ticket }) => ticket.state.status === 'waiting';

/** One table drives both what a tab shows and the number beside its name. */
export const quickFilters: Readonly<Record<QuickFilterName, QuickFilter>> = {
  'needs-action': (facts, me) =>
    !facts.settled &&
    !facts.explained &&
    (facts.urgency === 'breached' ||
      facts.ticket.acknowledgement === null ||
      facts.rank === 0 ||
      (!waits(facts, me) && (facts.urgency === 'at-risk' || facts.technicianId === null))),
  unassigned,
  'at-risk': ({ settled, urgency }) => !settled && urgency === 'at-risk',
  breached: ({ settled, urgency }) => !settled && urgency === 'breached',
  mine: ({ settled, ticket }, me) => !settled && me !== null && ticket.acknowledgement?.by === me,
  waiting: waits,
  'all-open': ({ settled }) => !settled,
  settled: ({ settled }) => settled,
};
