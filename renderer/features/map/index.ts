export { MapPane } from './MapPane.tsx';
