import type { AccountId } from '../../shared/kernel/ids.ts';
import { minuteMs } from '../../shared/kernel/instant.ts';
import { filterSubject } from './filter-subject.ts';
import type { ReadableRows } from './live-rows.ts';
import type { QueueSource } from './queue-model.ts';
import type { RoomClock } from './room-clock.ts';
import type { TicketIndex } from './ticket-index.ts';
import type { ticketWords } from './ticket-words.ts';

type RoomRows = {
  readonly rows: ReadableRows;
  readonly tickets: TicketIndex;
  readonly clock: RoomClock;
  readonly wordsOf: ReturnType<typeof ticketWords>;
  me(): AccountId | null;
};

/** What the lists and counts of a room are made from. */
export const queueSource = ({ rows, tickets, clock, wordsOf, me }: RoomRows): QueueSource => ({
  facts: tickets.facts,
  version: () => `${tickets.version} ${Math.floor(clock.now() / minuteMs)}`,
  names: {
    customer: ({ ticket }) => (ticket.customerId && rows.customers.get(ticket.customerId)?.name) || '~',
    technician: ({ technicianId }) => (technicianId && rows.technicians.get(technicianId)?.name) || '~',
  },
  context: () => {
    const asking = { me: me(), now: clock.now() };
    return {
      ...asking,
      words: ({ ticket }) => wordsOf(ticket),
      subject: (facts) => filterSubject(facts, rows, asking),
    };
  },
});
