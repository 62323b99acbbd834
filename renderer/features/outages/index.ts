export { OutagesDialog } from './OutagesDialog.tsx';
