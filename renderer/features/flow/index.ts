export { FlowPane } from './FlowPane.tsx';
