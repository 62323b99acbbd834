import type { Role } from '../domain/identity/principal.ts';
import { type Command, commandTerms, roomRoles } from './commands.ts';

/** Who may give somebody work outside their shift. */
export const overridingRoles: readonly Role[] = ['admin', 'supervisor'];

/**
 * Who may give this very command: by its name; passing over an obstacle only those who lead; and of a visit whoever talks
 * to the customer may say what was promised, and nothing else.
 */
export function rolesFor(command: Command): readonly Role[] {
  if (command.name === 'ticket.assign' && command.input.overriding) return overridingRoles;
  if (
    command.name === 'work-order.set' &&
    Object.keys(command.input.terms).some((term) => term !== 'promise')
  )
    return roomRoles;
  return commandTerms[command.name].roles;
}
