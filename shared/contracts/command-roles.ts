import type { Role } from '../domain/identity/principal.ts';
import { type Command, commandTerms } from './commands.ts';

/** Who may give somebody work outside their shift. */
export const overridingRoles: readonly Role[] = ['admin', 'supervisor'];

/** Who may give this very command: by its name, and passing over an obstacle only those who lead. */
export const rolesFor = (command: Command): readonly Role[] =>
  command.name === 'ticket.assign' && command.input.overriding
    ? overridingRoles
    : commandTerms[command.name].roles;
