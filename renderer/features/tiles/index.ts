export { tileComponents } from './tile-components.ts';
