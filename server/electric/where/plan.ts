/**
 * A where-clause after parsing and typing: plain JSON, so that a shape keeps it on disk and starts again without asking
 * Postgres. Constants are already in the text form Postgres prints for their type.
 */
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** How two values are compared; the name of an entry in `domains.ts`. */
export type DomainName = 'bool' | 'integer' | 'numeric' | 'float' | 'text' | 'ordered-text' | 'moment';

export type Operand =
  | { readonly kind: 'column'; readonly index: number; readonly single?: true }
  | { readonly kind: 'constant'; readonly text: string | null; readonly single?: true };

export type Plan =
  | { readonly kind: 'constant'; readonly value: boolean | null }
  | { readonly kind: 'truth'; readonly operand: Operand }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Plan[] }
  | { readonly kind: 'not'; readonly item: Plan }
  | { readonly kind: 'is-null'; readonly operand: Operand | { readonly kind: 'plan'; readonly plan: Plan } }
  | { readonly kind: 'is'; readonly item: Plan; readonly value: boolean | null }
  | {
      readonly kind: 'compare' | 'distinct';
      readonly comparison: Comparison;
      readonly domain: DomainName;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'any';
      readonly domain: DomainName;
      readonly operand: Operand;
      readonly values: readonly (string | null)[];
      readonly single?: true;
    }
  | { readonly kind: 'like'; readonly operand: Operand; readonly pattern: Operand };

/** A where-clause the engine will not follow; the text is for the author of the clause. */
export class WhereRefusal extends Error {}
