export { MapPane } from './MapPane.tsx';
export { MapTile } from './MapTile.tsx';
