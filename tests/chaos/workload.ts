import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '../../server/demo/random/random.ts';
import { isPossible } from '../../shared/domain/tickets/decide-ticket.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { TicketCommandName } from '../../shared/domain/tickets/ticket-commands.ts';
import type { TicketEventType } from '../../shared/domain/tickets/ticket-events.ts';
import { commandIdSchema } from '../../shared/kernel/ids.ts';
import { answerRefusal, type RefusalHabit } from './answer-refusals.ts';
import type { ChaosDesk } from './chaos-room.ts';
import { type Given, type GivenName, isOfTickets } from './given.ts';

export type Workload = {
  /** In the order in which each desk was given them. */
  readonly given: readonly Given[];
  /** Gives no more; resolves when the last one was answered. */
  stop(): Promise<void>;
};

/** What an accepted command leaves on its ticket: one event of this type. */
export const eventOf: Readonly<Record<TicketCommandName, TicketEventType>> = {
  'ticket.open': 'opened',
  'ticket.acknowledge': 'acknowledged',
  'ticket.assign': 'assigned',
  'ticket.auto-assign': 'assigned',
  'ticket.unassign': 'unassigned',
  'ticket.depart': 'departed',
  'ticket.arrive': 'arrived',
  'ticket.wait': 'waiting-started',
  'ticket.resume': 'waiting-ended',
  'ticket.resolve': 'resolved',
  'ticket.close': 'closed',
  'ticket.cancel': 'cancelled',
  'ticket.reopen': 'reopened',
  'ticket.change-priority': 'priority-changed',
  'ticket.add-note': 'note-added',
  'ticket.join-outage': 'joined-outage',
  'ticket.leave-outage': 'left-outage',
};

const weights: readonly (readonly [GivenName, number])[] = [
  ['log.write', 2],
  ['ticket.add-note', 8],
  ['ticket.open', 2],
  ['ticket.acknowledge', 2],
  ['ticket.assign', 3],
  ['ticket.auto-assign', 1],
  ['ticket.unassign', 1],
  ['ticket.depart', 2],
  ['ticket.arrive', 2],
  ['ticket.wait', 3],
  ['ticket.resume', 3],
  ['ticket.resolve', 2],
  ['ticket.close', 1],
  ['ticket.cancel', 0.3],
  ['ticket.reopen', 3],
  ['ticket.change-priority', 2],
];

const sharedTickets = 6;
/** Far busier than people, and far from what the server can take: how fast it drains is a benchmark's matter. */
const longestPauseMs = 160;
const mostAttempts = 20;
const pauseBeforeAgainMs = 100;

/** Somebody at each desk gives commands until told to stop, many of them on the same few tickets. */
export function startWorkload(
  seed: number,
  desks: readonly ChaosDesk[],
  habit: RefusalHabit = 'leave it',
): Workload {
  const given: Given[] = [];
  const stopping = new AbortController();
  const work = async (desk: ChaosDesk) => {
    const random = createRandom(`workload ${seed} ${desk.name}`);
    const mine: string[] = [];
    for (let number = 1; !stopping.signal.aborted; number += 1) {
      const planned = plan(`${seed} ${desk.name} #${number}`, desk, mine, random);
      if (planned) given.push(await give(desk, planned, random.chance(0.7)));
      await answerRefusal(habit, desk, { given, random });
      // Now and then several without a pause, as a person with shortcuts does.
      if (random.chance(0.7)) await sleep(random.int(5, longestPauseMs));
    }
  };
  const all = Promise.all(desks.map(work));
  return {
    given,
    async stop() {
      stopping.abort();
      await all;
    },
  };
}

type Planned = Omit<Given, 'isKept'> & { readonly input: unknown };

/** Null when the desk shows nothing to work on. */
function plan(text: string, { name, window }: ChaosDesk, mine: string[], random: Random): Planned | null {
  const tickets = window.rows('tickets');
  const technicians = [...window.rows('technicians').keys()].sort();
  const shared = [...tickets.keys()].sort().slice(0, sharedTickets);
  if (shared.length === 0 || technicians.length === 0) return null;
  const known = random.pick([...shared, ...mine.slice(-3)]);
  const wanted = sensible(random.weighted(weights), tickets.get(known), random);
  const begun = { desk: name, id: commandIdSchema.parse(random.uuid(Date.now())), name: wanted };
  if (!isOfTickets(wanted)) {
    const entryId = random.uuid(Date.now());
    return { ...begun, subjectId: entryId, text, input: { entryId, text, ticketId: null } };
  }
  const ticketId = wanted === 'ticket.open' ? random.uuid(Date.now()) : known;
  if (wanted === 'ticket.open') mine.push(ticketId);
  const { worded, ...input } = inputOf(wanted, { text, technicianId: random.pick(technicians), random });
  return { ...begun, subjectId: ticketId, text: worded ? text : null, input: { ticketId, ...input } };
}

/** Mostly what the ticket's state allows; sometimes anything, for a person who is wrong. */
function sensible(wanted: GivenName, ticket: Ticket | undefined, random: Random): GivenName {
  if (!isOfTickets(wanted) || wanted === 'ticket.open' || !ticket || random.chance(0.15)) return wanted;
  return isPossible(ticket, eventOf[wanted]) ? wanted : 'ticket.add-note';
}

type Words = { readonly text: string; readonly technicianId: string; readonly random: Random };

/** `worded` tells whether the text is in the event that the command leaves. */
function inputOf(name: TicketCommandName, { text, technicianId, random }: Words) {
  switch (name) {
    case 'ticket.open':
      return { worded: true, ...aNewTicket, title: text };
    case 'ticket.add-note':
      return { worded: true, text };
    case 'ticket.assign':
      return { worded: false, technicianId };
    case 'ticket.wait':
      return {
        worded: true,
        reason: random.pick(['customer', 'parts', 'access', 'third-party']),
        note: text,
      };
    case 'ticket.resolve':
      return { worded: true, resolution: text };
    case 'ticket.unassign':
    case 'ticket.cancel':
    case 'ticket.reopen':
      return { worded: true, reason: text };
    case 'ticket.change-priority':
      return { worded: true, priority: random.pick(['low', 'normal', 'high', 'critical']), reason: text };
    default:
      return { worded: false };
  }
}

const aNewTicket = {
  description: '',
  kind: 'outage',
  priority: 'normal',
  tier: 'home',
  source: 'phone',
  customerId: null,
  siteId: null,
  position: null,
  district: 'Klari',
  village: 'Gintungkerta',
} as const;

/** Once more where no answer came, as a person does who is told so, and sometimes not. */
async function give({ window }: ChaosDesk, { input, ...planned }: Planned, insists: boolean): Promise<Given> {
  const { id, name } = planned;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await window.submit({ id, name, input });
      return { ...planned, isKept: true };
    } catch {
      if (!insists || attempt === mostAttempts) return { ...planned, isKept: false };
      await sleep(pauseBeforeAgainMs);
    }
  }
}
