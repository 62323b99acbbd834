export { expectedInflow } from './expected-inflow.ts';
export { openingPlaces } from './opening-places.ts';
