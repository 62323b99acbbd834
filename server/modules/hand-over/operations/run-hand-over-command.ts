import { isHandOverCommand } from '../../../../shared/contracts/commands.ts';
import { decideHandOver } from '../../../../shared/domain/hand-over/decide-hand-over.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Closes a watch, or takes one over. */
export const runHandOverCommand: CommandHandler = async (command, { work, actor: by, issuedAt, now }) => {
  if (!isHandOverCommand(command)) throw new Error(`Not a hand-over: ${command.name}`);
  const known = await work.handOver.lock();
  const decision = decideHandOver(known, command, { by, issuedAt, now });
  if (!decision.ok) return decision;
  await work.handOver.saveHandOver(decision.value);
  const { id, version } = decision.value;
  return accepted([{ entity: 'handOvers', id, version }]);
};
