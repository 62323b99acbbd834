import { isLogCommand } from '../../../../shared/contracts/commands.ts';
import { decideLog } from '../../../../shared/domain/hand-over/decide-log.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Writes into the shift log, or strikes out what is written there. */
export const runLogCommand: CommandHandler = async (command, { work, actor: by, issuedAt, now }) => {
  if (!isLogCommand(command)) throw new Error(`Not a command on the shift log: ${command.name}`);
  const entry = await work.handOver.entry(command.input.entryId);
  const decision = decideLog(entry, command, { by, issuedAt, now });
  if (!decision.ok) return decision;
  await work.handOver.saveEntry(decision.value);
  const { id, version } = decision.value;
  return accepted([{ entity: 'log', id, version }]);
};
