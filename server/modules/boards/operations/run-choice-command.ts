import { isChoiceCommand } from '../../../../shared/contracts/commands.ts';
import { decideChoice } from '../../../../shared/domain/boards/personal-choice.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Decides on the person's own row; theirs alone. */
export const runChoiceCommand: CommandHandler = async (command, { work, actor, now }) => {
  if (!isChoiceCommand(command)) throw new Error(`Not a personal choice: ${command.name}`);
  const before = await work.boards.choice(command.input.accountId);
  const decision = decideChoice(before, command, { by: actor, now });
  if (!decision.ok) return decision;
  await work.boards.saveChoice(decision.value);
  const { accountId: id, version } = decision.value;
  return accepted([{ entity: 'choices', id, version }]);
};
