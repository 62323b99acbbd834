import { isTechnicianCommand, type Refusal } from '../../../../shared/contracts/commands.ts';
import { changedTechnician } from '../../../../shared/domain/technicians/technician-commands.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** A shift begins or ends, a break, leave; another team. Technicians speak only for themselves. */
export const runTechnicianCommand: CommandHandler = async (command, { work, actor }) => {
  if (!isTechnicianCommand(command)) throw new Error(`Not a command on a technician: ${command.name}`);
  const { technicianId } = command.input;
  if (actor.role === 'technician' && actor.technicianId !== technicianId) {
    return refused<Refusal>({ code: 'forbidden', role: actor.role });
  }
  const technician = await work.technicians.lock(technicianId);
  if (!technician) return refused<Refusal>({ code: 'technician-unknown' });
  const changed = changedTechnician(technician, command);
  await work.technicians.save(changed);
  return accepted([{ entity: 'technicians', id: changed.id, version: changed.version }]);
};
