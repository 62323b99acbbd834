import type { Table } from '../postgres/catalogue.ts';
import type { Plan } from '../where/plan.ts';

/** What a shape is, as the caller gives it. Column names as in the catalogue, unquoted. */
export type ShapeDefinition = {
  /** `issues`, `public.issues` or quoted, as in SQL. */
  readonly table: string;
  readonly columns?: readonly string[];
  readonly where?: string;
  /** By position: `{ '1': 'open' }` for `$1`. */
  readonly params?: Readonly<Record<string, string>>;
  readonly replica?: 'default' | 'full';
};

/** `changes_only` begins without the rows that are there. */
export type LogMode = 'full' | 'changes_only';

/** A definition after the catalogue and the where-clause were consulted; plain JSON, kept with the shape. */
export type ResolvedShape = {
  readonly definition: ShapeDefinition;
  readonly mode: LogMode;
  readonly table: Table;
  /** Positions of the columns sent, in the table's order. */
  readonly selected: readonly number[];
  readonly plan: Plan | null;
};

/** Equal for definitions that share a log. */
export function shapeKey(definition: ShapeDefinition, mode: LogMode): string {
  const { table, columns, where, params, replica } = definition;
  const sortedParams = Object.entries(params ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    table,
    columns ? columns.toSorted() : null,
    where ?? null,
    sortedParams,
    replica ?? 'default',
    mode,
  ]);
}

/** Parameters as Postgres wants them: `$1` first. Gaps are null. */
export function positionalParams(params: Readonly<Record<string, string>>): readonly (string | null)[] {
  const highest = Math.max(0, ...Object.keys(params).map(Number));
  return Array.from({ length: highest }, (_, index) => params[String(index + 1)] ?? null);
}
