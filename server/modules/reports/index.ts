export { expectedInflow } from './expected-inflow.ts';
