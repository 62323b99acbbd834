export { tileComponents, tileTitleKey } from './tile-components.ts';
