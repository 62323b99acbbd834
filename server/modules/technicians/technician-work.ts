import type { TechnicianWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { lockTechnician, saveTechnician } from './technician-store.ts';

export const technicianWork = (transaction: Transaction): TechnicianWork => ({
  lock: (id) => lockTechnician(transaction, id),
  save: (technician) => saveTechnician(transaction, technician),
});
