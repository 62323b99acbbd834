export { BacklogPane } from './BacklogPane.tsx';
