export { CounterStrip } from './CounterStrip.tsx';
