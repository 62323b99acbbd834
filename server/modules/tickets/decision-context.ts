import type { CommandName } from '../../../shared/contracts/commands.ts';
import { slaPolicySchema, slaTargetsFrom } from '../../../shared/domain/sla/sla-policy.ts';
import type { Candidate } from '../../../shared/domain/tickets/assignment-reason.ts';
import type { TicketDecisionContext } from '../../../shared/domain/tickets/decide-ticket.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AboutTickets } from '../../commands/command-work.ts';
import type { Queryable } from '../../database/database.ts';
import { slaPolicies } from '../../database/schema.ts';
import { findTechnician } from '../technicians/index.ts';
import { findTicket } from './ticket-store.ts';

const settingTargets: readonly CommandName[] = ['ticket.open', 'ticket.change-priority', 'outage.accept'];

/** Who could be given a ticket, reckoned over the day: what dispatch knows and tickets do not. */
export type CandidatesFor = (ticket: Ticket, now: Instant) => Promise<readonly Candidate[]>;

/** Reads what the rule may ask, and only for the commands that ask it. */
export async function readDecisionContext(
  db: Queryable,
  { command, now }: { readonly command: AboutTickets; readonly now: Instant },
  candidatesFor: CandidatesFor,
): Promise<TicketDecisionContext> {
  const setsTargets = settingTargets.includes(command.name);
  const policies = setsTargets ? await db.select().from(slaPolicies) : [];
  const technician =
    command.name === 'ticket.assign' ? await findTechnician(db, command.input.technicianId) : null;
  const parent = command.name === 'ticket.join-outage' ? await findTicket(db, command.input.parentId) : null;
  const toGive = command.name === 'ticket.auto-assign' ? await findTicket(db, command.input.ticketId) : null;
  const candidates = toGive ? await candidatesFor(toGive, now) : [];
  return {
    now,
    targets: slaTargetsFrom(policies.map((policy) => slaPolicySchema.parse(policy))),
    technician: (id) => (technician?.id === id ? technician : null),
    candidates: () => candidates,
    ticket: (id: TicketId) => (parent?.id === id ? parent : null),
  };
}
