import type { Refusal } from '../../../../shared/contracts/commands.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** A shift begins or ends, a break, leave. Technicians speak only for themselves. */
export const setAvailability: CommandHandler = async (command, { work, actor }) => {
  if (command.name !== 'technician.set-availability')
    throw new Error(`Not for this handler: ${command.name}`);
  const { technicianId, availability } = command.input;
  if (actor.role === 'technician' && actor.technicianId !== technicianId) {
    return refused<Refusal>({ code: 'forbidden', role: actor.role });
  }
  const technician = await work.technicians.lock(technicianId);
  if (!technician) return refused<Refusal>({ code: 'technician-unknown' });
  const changed = { ...technician, availability, version: technician.version + 1 };
  await work.technicians.saveAvailability(changed);
  return accepted([{ entity: 'technicians', id: technician.id, version: changed.version }]);
};
