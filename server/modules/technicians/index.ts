export { setAvailability } from './operations/set-availability.ts';
export {
  findTechnician,
  listTechnicianPositions,
  listTechnicians,
  savePosition,
} from './technician-store.ts';
export { technicianWork } from './technician-work.ts';
