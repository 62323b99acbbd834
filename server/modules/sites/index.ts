export { listSites } from './site-store.ts';
