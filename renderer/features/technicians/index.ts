export { TechniciansPane } from './TechniciansPane.tsx';
