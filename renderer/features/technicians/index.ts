export { TechnicianDialogs } from './TechnicianDialogs.tsx';
export { TechniciansPane } from './TechniciansPane.tsx';
