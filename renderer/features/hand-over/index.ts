export { HandOverDialogs } from './HandOverDialogs.tsx';
export { ReturnStrip } from './ReturnStrip.tsx';
