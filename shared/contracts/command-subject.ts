import { assertNever } from '../kernel/assert-never.ts';
import type { Command, TouchedEntity } from './commands.ts';

/** The one row a command is about. Commands on one row keep their order (invariant 7). */
export type Subject = { readonly entity: TouchedEntity; readonly id: string };

export function subjectOf({ input }: Command): Subject {
  if ('ticketId' in input) return { entity: 'tickets', id: input.ticketId };
  if ('technicianId' in input) return { entity: 'technicians', id: input.technicianId };
  if ('boardId' in input) return { entity: 'boards', id: input.boardId };
  if ('filterId' in input) return { entity: 'filters', id: input.filterId };
  return assertNever(input);
}
