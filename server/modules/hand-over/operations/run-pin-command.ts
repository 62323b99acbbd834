import { isPinCommand } from '../../../../shared/contracts/commands.ts';
import { decidePin } from '../../../../shared/domain/hand-over/pin.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Pins a ticket, or lifts its pin. */
export const runPinCommand: CommandHandler = async (command, { work, actor: by, issuedAt, now }) => {
  if (!isPinCommand(command)) throw new Error(`Not a command on a pin: ${command.name}`);
  const pin = await work.handOver.pin(command.input.ticketId);
  const decision = decidePin(pin, command, { by, issuedAt, now });
  if (!decision.ok) return decision;
  await work.handOver.savePin(decision.value);
  const { ticketId: id, version } = decision.value;
  return accepted([{ entity: 'pins', id, version }]);
};
