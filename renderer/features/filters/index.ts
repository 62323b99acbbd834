export { FiltersDialog } from './FiltersDialog.tsx';
