import {
  type Command,
  type CommandOutcome,
  isTechnicianCommand,
  isTicketCommand,
  type Touched,
} from '../../../shared/contracts/commands.ts';
import type { SlaTargetsLookup } from '../../../shared/domain/sla/sla-policy.ts';
import type { Technician, TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import { changedTechnician } from '../../../shared/domain/technicians/technician-commands.ts';
import { candidatesByLoad } from '../../../shared/domain/testing/candidates-by-load.ts';
import { decideTicket } from '../../../shared/domain/tickets/decide-ticket.ts';
import { foldTicket, openTicket } from '../../../shared/domain/tickets/fold-ticket.ts';
import { isSettledStatus, type Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketCommand } from '../../../shared/domain/tickets/ticket-commands.ts';
import type { Actor, TicketEventBody } from '../../../shared/domain/tickets/ticket-events.ts';
import type { AccountId, TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { SimulatorActor, SimulatorPorts } from '../simulator/ports.ts';
import type { DemoWorld } from '../world/create-demo-world.ts';

type Submitted = {
  readonly at: Instant;
  readonly command: Command;
  readonly actor: SimulatorActor;
  readonly outcome: CommandOutcome;
};

/** A room without a database: the real rules over a demo world. The test moves the clock. */
export type InMemoryRoom = {
  readonly ports: SimulatorPorts;
  readonly submitted: Submitted[];
  readonly tickets: ReadonlyMap<TicketId, Ticket>;
  readonly technicians: ReadonlyMap<TechnicianId, Technician>;
  readonly positions: ReadonlyMap<TechnicianId, TechnicianPosition>;
  setNow(now: Instant): void;
  openCount(): number;
};

const operatorId = '01920000-0000-7000-8000-000000000001' as AccountId;

export function createInMemoryRoom(world: DemoWorld, targets: SlaTargetsLookup): InMemoryRoom {
  let now = world.now;
  const tickets = new Map<TicketId, Ticket>();
  const submitted: Submitted[] = [];
  for (const { ticket } of world.tickets())
    if (ticket.state.status !== 'closed' && ticket.state.status !== 'cancelled')
      tickets.set(ticket.id, ticket);
  const technicians = new Map(world.technicians.map((one) => [one.id, one]));
  const positions = new Map(world.positions.map((one) => [one.technicianId, one]));

  const candidates = (ticket: Ticket) =>
    candidatesByLoad(ticket, {
      technicians: [...technicians.values()],
      tickets: [...tickets.values()],
      now,
    });
  const onTicket = (command: TicketCommand, actor: SimulatorActor): CommandOutcome => {
    const { ticketId } = command.input;
    const ticket = tickets.get(ticketId) ?? null;
    const technician = (id: TechnicianId) => technicians.get(id) ?? null;
    const other = (id: TicketId) => tickets.get(id) ?? null;
    const rules = { now, targets, technician, candidates, ticket: other };
    const decision = decideTicket(ticket, command, rules);
    if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };
    const next = folded(ticket, ticketId, decision.value, { actor: accountOf(actor), at: now });
    if (next.state.status === 'closed' || next.state.status === 'cancelled') tickets.delete(ticketId);
    else tickets.set(ticketId, next);
    return acceptedWith({ entity: 'tickets', id: ticketId, version: next.version });
  };
  const decide = (command: Command, actor: SimulatorActor): CommandOutcome => {
    if (isTicketCommand(command)) return onTicket(command, actor);
    if (!isTechnicianCommand(command)) throw new Error(`Not for a simulator: ${command.name}`);
    const technician = technicians.get(command.input.technicianId) as Technician;
    const changed = changedTechnician(technician, command);
    technicians.set(technician.id, changed);
    return acceptedWith({ entity: 'technicians', id: technician.id, version: changed.version });
  };
  return {
    submitted,
    tickets,
    technicians,
    positions,
    setNow: (at) => {
      now = at;
    },
    openCount: () => [...tickets.values()].filter(({ state }) => !isSettledStatus(state.status)).length,
    ports: {
      submit(command, actor) {
        const outcome = decide(command, actor);
        submitted.push({ at: now, command, actor, outcome });
        return Promise.resolve(outcome);
      },
      reportPosition(position) {
        positions.set(position.technicianId, position);
        return Promise.resolve();
      },
      activeTickets: () => Promise.resolve([...tickets.values()]),
      technicians: () => Promise.resolve([...technicians.values()]),
      positions: () => Promise.resolve(world.positions),
      customers: () => Promise.resolve(world.customers),
      packages: () => Promise.resolve(world.packages),
      sites: () => Promise.resolve([...world.network.pops, ...world.network.olts, ...world.network.odps]),
    },
  };
}

const acceptedWith = (touched: Touched): CommandOutcome => ({
  kind: 'accepted',
  transactionId: '1',
  touched: [touched],
});

const accountOf = ({ kind }: SimulatorActor): Actor =>
  kind === 'system' ? { accountId: null, name: 'Sistem' } : { accountId: operatorId, name: kind };

function folded(
  ticket: Ticket | null,
  ticketId: TicketId,
  bodies: readonly TicketEventBody[],
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): Ticket {
  const result = bodies.reduce<Ticket | null>((current, body) => {
    const fact = { ticketId, actor, occurredAt: at, body };
    return current ? foldTicket(current, fact) : openTicket(fact);
  }, ticket);
  if (!result) throw new Error('A decision without events');
  return result;
}
