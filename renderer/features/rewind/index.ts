export { RewindStage } from './RewindStage.tsx';
