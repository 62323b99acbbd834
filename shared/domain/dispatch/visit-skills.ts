import type { Skill } from '../technicians/technician.ts';
import { requiredSkills } from '../tickets/required-skills.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { WorkOrderTerms } from './work-order.ts';

/** What the kind of a ticket requires nobody can say away: without it the ticket cannot be given to anybody. */
export const visitSkills = (
  { kind, tier }: Ticket,
  { skills }: Pick<WorkOrderTerms, 'skills'>,
): readonly Skill[] => [...new Set([...requiredSkills(kind, tier), ...(skills ?? [])])];
