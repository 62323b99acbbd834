export { DisplaysDialog } from './DisplaysDialog.tsx';
export { useDisplaysKey } from './use-displays-key.ts';
