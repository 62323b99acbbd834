import { sql } from 'drizzle-orm';

/** A place for each column, by its name in code: the values of a statement that is prepared once. */
export const placesFor = <Row>(columns: object): Row =>
  Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)])) as Row;
