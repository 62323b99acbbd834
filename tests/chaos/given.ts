import type { TicketCommandName } from '../../shared/domain/tickets/ticket-commands.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';

/** What people give here: everything about tickets, and what begins a row of another kind. */
export type GivenName = TicketCommandName | 'log.write';

export const isOfTickets = (name: GivenName): name is TicketCommandName => name !== 'log.write';

/** A command somebody gave, and whether the desk answered for it. */
export type Given = {
  readonly id: CommandId;
  readonly desk: string;
  readonly name: GivenName;
  /** The ticket, or the entry of the shift log. */
  readonly subjectId: string;
  /** Stands in the command's own words and nowhere else, so that what came of it can be counted; null without words. */
  readonly text: string | null;
  /** From here on it must not be lost. Without an answer (the desk was killed) it may be kept or not, but never twice. */
  readonly isKept: boolean;
  /** Its author took its refusal away: the desk answered to that, or only was asked to. */
  readonly dismissal?: 'asked' | 'answered';
  /** The refused command that this one was given in the place of. */
  readonly inPlaceOf?: CommandId;
};
