import type { Command } from '../../shared/contracts/commands.ts';

/** What the person wrote into the command, so that a refused one can be read before it is thrown away. */
export function typedWords({ name, input }: Command): string | null {
  switch (name) {
    case 'ticket.open':
      return [input.title, input.description].filter(Boolean).join(': ');
    case 'ticket.add-note':
    case 'log.write':
      return input.text;
    case 'ticket.resolve':
      return input.resolution;
    case 'ticket.assign':
      return input.overriding?.reason ?? null;
    case 'ticket.wait':
      return input.note || null;
    case 'ticket.unassign':
    case 'ticket.cancel':
    case 'ticket.reopen':
    case 'ticket.change-priority':
    case 'log.strike':
    case 'pin.set':
      return input.reason;
    case 'hand-over.close':
      return input.summary;
    default:
      return null;
  }
}
