import { assertNever } from '../kernel/assert-never.ts';
import {
  type Command,
  isPinCommand,
  isVanCommand,
  isWorkOrderCommand,
  type TouchedEntity,
} from './commands.ts';

/** The one row a command is about. Commands on one row keep their order (invariant 7). */
export type Subject = { readonly entity: TouchedEntity; readonly id: string };

export function subjectOf(command: Command): Subject {
  const { input } = command;
  if ('entryId' in input) return { entity: 'log', id: input.entryId };
  if ('handOverId' in input) return { entity: 'handOvers', id: input.handOverId };
  if ('accountId' in input) return { entity: 'choices', id: input.accountId };
  if ('planDay' in input) return { entity: 'dispatchDays', id: input.planDay };
  if (isWorkOrderCommand(command)) return { entity: 'workOrders', id: command.input.ticketId };
  if (isPinCommand(command)) return { entity: 'pins', id: command.input.ticketId };
  if (isVanCommand(command)) return { entity: 'vans', id: command.input.technicianId };
  if ('partId' in input) return { entity: 'parts', id: input.partId };
  if ('ticketId' in input) return { entity: 'tickets', id: input.ticketId };
  if ('technicianId' in input) return { entity: 'technicians', id: input.technicianId };
  if ('siteId' in input) return { entity: 'dismissals', id: input.siteId };
  if ('boardId' in input) return { entity: 'boards', id: input.boardId };
  if ('filterId' in input) return { entity: 'filters', id: input.filterId };
  return assertNever(input);
}

/** Every row a command means to change: the one it is about first, then those it links to it. */
export const rowsOf = (command: Command): readonly Subject[] =>
  command.name === 'outage.accept'
    ? [subjectOf(command), ...command.input.ticketIds.map((id) => ({ entity: 'tickets', id }) as const)]
    : [subjectOf(command)];
