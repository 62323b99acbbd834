export { listTechnicianDays } from './last-day.ts';
export { runTechnicianCommand } from './operations/run-technician-command.ts';
export {
  findTechnician,
  listTechnicianPositions,
  listTechnicians,
  savePosition,
} from './technician-store.ts';
export { technicianWork } from './technician-work.ts';
export { forgetTracks } from './track-store.ts';
