export { OutagesDialog } from './OutagesDialog.tsx';
export { SupposedOutages } from './SupposedOutages.tsx';
