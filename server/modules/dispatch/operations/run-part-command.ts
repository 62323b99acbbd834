import { isPartCommand } from '../../../../shared/contracts/commands.ts';
import { decidePart } from '../../../../shared/domain/dispatch/part.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Says what a part is, and what a visit usually takes of it. */
export const runPartCommand: CommandHandler = async (command, { work, actor: by, issuedAt, now }) => {
  if (!isPartCommand(command)) throw new Error(`Not a command on a part: ${command.name}`);
  const part = await work.dispatch.part(command.input.partId);
  const decision = decidePart(part, command, { by, issuedAt, now });
  if (!decision.ok) return decision;
  await work.dispatch.savePart(decision.value);
  const { id, version } = decision.value;
  return accepted([{ entity: 'parts', id, version }]);
};
