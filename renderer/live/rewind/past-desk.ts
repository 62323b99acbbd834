import type { QueryName, QueryOutput } from '../../../shared/contracts/queries.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { DeskApi } from '../desk-api.ts';
import type { RoomDesk } from '../room.ts';

const stop = () => undefined;
const refuse = () => Promise.reject(new Error('Nothing is done in the past'));

/** What the live room's desk says to a room that stands at an earlier moment: no rows, no commands, no later answer. */
export function pastDesk(live: RoomDesk, now: () => Instant): DeskApi {
  return {
    ...live,
    watchLive: () => stop,
    acknowledge: stop,
    submit: refuse,
    dismiss: refuse,
    redo: refuse,
    async query(name, input, signal) {
      const answer = await live.query(name, input, signal);
      return answer.kind === 'answered' ? { ...answer, value: untilThen(name, answer.value, now()) } : answer;
    },
  };
}

type Cut = { readonly [Name in QueryName]?: (value: QueryOutput<Name>, now: Instant) => QueryOutput<Name> };

const cuts: Cut = {
  'ticket.timeline': (events, now) => events.filter(({ occurredAt }) => occurredAt <= now),
  'customer.recent-tickets': (tickets, now) => tickets.filter(({ openedAt }) => openedAt <= now),
};

function untilThen<Name extends QueryName>(
  name: Name,
  value: QueryOutput<Name>,
  now: Instant,
): QueryOutput<Name> {
  const cut = cuts[name] as ((value: QueryOutput<Name>, now: Instant) => QueryOutput<Name>) | undefined;
  return cut ? cut(value, now) : value;
}
