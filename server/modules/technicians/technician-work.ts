import type { TechnicianWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { lockTechnician, saveAvailability } from './technician-store.ts';

export const technicianWork = (transaction: Transaction): TechnicianWork => ({
  lock: (id) => lockTechnician(transaction, id),
  saveAvailability: (technician) => saveAvailability(transaction, technician),
});
