import { isVanCommand } from '../../../../shared/contracts/commands.ts';
import { decideVan } from '../../../../shared/domain/dispatch/van.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Says what is on a van now, or what its technician costs. */
export const runVanCommand: CommandHandler = async (command, { work, actor: by, issuedAt, now }) => {
  if (!isVanCommand(command)) throw new Error(`Not a command on a van: ${command.name}`);
  const van = await work.dispatch.van(command.input.technicianId);
  const decision = decideVan(van, command, { by, issuedAt, now });
  if (!decision.ok) return decision;
  await work.dispatch.saveVan(decision.value);
  const { technicianId: id, version } = decision.value;
  return accepted([{ entity: 'vans', id, version }]);
};
