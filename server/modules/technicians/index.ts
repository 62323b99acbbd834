export { setAvailability } from './operations/set-availability.ts';
export {
  listTechnicianPositions,
  listTechnicians,
  savePosition,
} from './technician-store.ts';
export { technicianWork } from './technician-work.ts';
