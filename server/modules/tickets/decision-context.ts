import type { CommandName } from '../../../shared/contracts/commands.ts';
import { slaPolicySchema, slaTargetsFrom } from '../../../shared/domain/sla/sla-policy.ts';
import { freshPosition } from '../../../shared/domain/technicians/technician.ts';
import type { TicketDecisionContext } from '../../../shared/domain/tickets/decide-ticket.ts';
import type { TechnicianAtWork } from '../../../shared/domain/tickets/suggest-technician.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AboutTickets } from '../../commands/command-work.ts';
import type { Queryable } from '../../database/database.ts';
import { slaPolicies } from '../../database/schema.ts';
import { listTechnicianPositions, listTechnicians } from '../technicians/index.ts';
import { countHeldTickets, findTicket } from './ticket-store.ts';

const settingTargets: readonly CommandName[] = ['ticket.open', 'ticket.change-priority', 'outage.accept'];

/** Reads what the rule may ask, and only for the commands that ask it. */
export async function readDecisionContext(
  db: Queryable,
  command: AboutTickets,
  now: Instant,
): Promise<TicketDecisionContext> {
  const setsTargets = settingTargets.includes(command.name);
  const policies = setsTargets ? await db.select().from(slaPolicies) : [];
  const assigns = command.name === 'ticket.assign' || command.name === 'ticket.auto-assign';
  const atWork = assigns ? await listTechniciansAtWork(db, now) : [];
  const parent = command.name === 'ticket.join-outage' ? await findTicket(db, command.input.parentId) : null;
  return {
    now,
    targets: slaTargetsFrom(policies.map((policy) => slaPolicySchema.parse(policy))),
    technician: (id) => atWork.find(({ technician }) => technician.id === id)?.technician ?? null,
    technicians: () => atWork,
    ticket: (id: TicketId) => (parent?.id === id ? parent : null),
  };
}

async function listTechniciansAtWork(db: Queryable, now: Instant): Promise<readonly TechnicianAtWork[]> {
  const technicians = await listTechnicians(db);
  const positions = await listTechnicianPositions(db);
  const held = await countHeldTickets(db);
  const places = new Map(positions.map((report) => [report.technicianId, report]));
  return technicians.map((technician) => ({
    technician,
    position: freshPosition(places.get(technician.id), now),
    load: held.get(technician.id) ?? 0,
  }));
}
