import { isDispatchCommand } from '../../../../shared/contracts/commands.ts';
import { decideDispatch } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Changes a day of dispatch: its shifts, its routes, its weights, or that it is published. */
export const runDispatchCommand: CommandHandler = async (command, { work, actor: by, issuedAt, now }) => {
  if (!isDispatchCommand(command)) throw new Error(`Not a command of dispatch: ${command.name}`);
  const day = await work.dispatch.day(command.input.planDay);
  const decision = decideDispatch(day, command, { by, issuedAt, now });
  if (!decision.ok) return decision;
  await work.dispatch.saveDay(decision.value);
  const { day: id, version } = decision.value;
  return accepted([{ entity: 'dispatchDays', id, version }]);
};
