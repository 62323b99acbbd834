import type { Table, TableColumn } from '../postgres/catalogue.ts';
import { type DomainName, type Operand, WhereRefusal } from './plan.ts';

/** The types a value of a where-clause may have here, by `pg_type.typname`; `enum` stands for all of them. */
const domainOfType: Readonly<Record<string, DomainName>> = {
  bool: 'bool',
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  numeric: 'numeric',
  float4: 'float',
  float8: 'float',
  text: 'text',
  varchar: 'text',
  enum: 'text',
  uuid: 'ordered-text',
  bytea: 'ordered-text',
  time: 'ordered-text',
  date: 'moment',
  timestamp: 'moment',
  timestamptz: 'moment',
};

/** Wide enough to hold both: Postgres' own promotions among numbers. */
const numberRank: readonly string[] = ['int2', 'int4', 'int8', 'numeric', 'float4', 'float8'];

/**
 * A literal that waits to be printed by Postgres in the form of its type: it alone knows every way to write a date.
 * `via` is the type a bare number has before its cast (`1.5::int` rounds, `'1.5'::int` is an error).
 */
export type Literal = {
  readonly text: string;
  readonly type: string;
  readonly via?: string;
  /** The text is an array's; its elements are printed. */
  readonly isArray?: true;
};

/** An operand with its type; `unknown` is a literal or parameter that takes the type of what it meets. */
export type Term =
  | { readonly kind: 'column'; readonly index: number; readonly type: string }
  | { readonly kind: 'constant'; readonly text: string | null; readonly type: string; readonly via?: string };

/** Prints literals in Postgres' own form: per literal its one value, or an array's values. */
export type PrintLiterals = (
  literals: readonly Literal[],
) => Promise<readonly (readonly (string | null)[])[]>;

export const isKnownType = (type: string): boolean => type in domainOfType;

export function domainOf(type: string): DomainName {
  const domain = domainOfType[type];
  if (domain === undefined)
    throw new WhereRefusal(`values of type ${type} are not supported in a where-clause`);
  return domain;
}

export function columnTerm(table: Table, name: string): Term {
  const index = table.columns.findIndex((column) => column.name === name);
  const column = table.columns[index];
  if (column === undefined) throw new WhereRefusal(`column "${name}" does not exist`);
  return { kind: 'column', index, type: typeOfColumn(column) };
}

function typeOfColumn(column: TableColumn): string {
  if (column.dimensions > 0) return `${column.type}[]`;
  if (!column.deterministic) return `${column.type} with a nondeterministic collation`;
  return column.typeKind === 'e' ? 'enum' : column.type;
}

/** The type in which Postgres compares the two. Refuses pairs whose meaning depends on more than their text. */
export function commonType(left: Term, right: Term): string {
  if (left.type === 'unknown' && right.type === 'unknown') return 'text';
  if (left.type === 'unknown') return right.type;
  if (right.type === 'unknown' || left.type === right.type) return left.type;
  const ranks = [numberRank.indexOf(left.type), numberRank.indexOf(right.type)];
  if (!ranks.includes(-1)) {
    const widest = numberRank[Math.max(...ranks)] ?? 'float8';
    return widest === 'float4' ? 'float8' : widest;
  }
  if (
    domainOf(left.type) === 'text' &&
    domainOf(right.type) === 'text' &&
    left.type !== 'enum' &&
    right.type !== 'enum'
  )
    return 'text';
  throw new WhereRefusal(`comparing ${left.type} with ${right.type} is not supported`);
}

/** The operand among values of the given type, with the literal that is still to be printed. */
export function toOperand(term: Term, type: string): { operand: Operand; literal: Literal | undefined } {
  const ownType = term.type === 'unknown' ? type : term.type;
  const single = ownType === 'float4' ? { single: true as const } : {};
  if (term.kind === 'column')
    return { operand: { kind: 'column', index: term.index, ...single }, literal: undefined };
  const operand: Operand = { kind: 'constant', text: term.text, ...single };
  if (term.text === null || ownType === 'enum') return { operand, literal: undefined };
  return { operand, literal: { text: term.text, type: ownType, ...(term.via ? { via: term.via } : {}) } };
}
