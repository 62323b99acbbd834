import { domains } from './domains.ts';
import { compileLike } from './like.ts';
import type { Comparison, Operand, Plan } from './plan.ts';

/** A row as Postgres prints it, by the place of a column in its table. */
export type RowText = { at(column: number): string | null | undefined };
/** True, false, or null for SQL's unknown. */
export type Truth = boolean | null;
type Test = (row: RowText) => Truth;

const verdicts: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const textOf = (operand: Operand, row: RowText): string | null =>
  operand.kind === 'constant' ? operand.text : (row.at(operand.index) ?? null);

/** Reads an operand's comparable key from a row; a constant's is computed once. */
function keyReader(operand: Operand, key: (text: string, single: boolean) => unknown) {
  const single = operand.single === true;
  if (operand.kind === 'column') {
    const { index } = operand;
    return (row: RowText): unknown => {
      const text = row.at(index);
      return text === null || text === undefined ? null : key(text, single);
    };
  }
  const constant = operand.text === null ? null : key(operand.text, single);
  return (): unknown => constant;
}

function comparison(plan: Extract<Plan, { kind: 'compare' | 'distinct' }>): Test {
  const { key, compare } = domains[plan.domain];
  const left = keyReader(plan.left, key);
  const right = keyReader(plan.right, key);
  const verdict = verdicts[plan.comparison];
  const whenNull = (a: unknown, b: unknown): Truth =>
    plan.kind === 'compare' ? null : (a === null) !== (b === null);
  return (row) => {
    const a = left(row);
    const b = right(row);
    return a === null || b === null ? whenNull(a, b) : verdict(compare(a, b));
  };
}

function membership(plan: Extract<Plan, { kind: 'any' }>): Test {
  const { key, compare, equalTextsOnly } = domains[plan.domain];
  const present = plan.values.filter((value) => value !== null);
  // `NULL = ANY('{}')` is false, not unknown.
  if (plan.values.length === 0) return () => false;
  const otherwise: Truth = present.length === plan.values.length ? false : null;
  if (equalTextsOnly) {
    const texts = new Set(present);
    return (row) => {
      const text = textOf(plan.operand, row);
      return text === null ? null : texts.has(text) || otherwise;
    };
  }
  const keys = present.map((value) => key(value, plan.single === true));
  const read = keyReader(plan.operand, key);
  return (row) => {
    const value = read(row);
    return value === null ? null : keys.some((candidate) => compare(value, candidate) === 0) || otherwise;
  };
}

function like(plan: Extract<Plan, { kind: 'like' }>): Test {
  const { operand, pattern } = plan;
  if (pattern.kind === 'constant') {
    const matches = pattern.text === null ? () => null : compileLike(pattern.text);
    return (row) => {
      const text = textOf(operand, row);
      return text === null ? null : matches(text);
    };
  }
  return (row) => {
    const text = textOf(operand, row);
    const wanted = textOf(pattern, row);
    return text === null || wanted === null ? null : compileLike(wanted)(text);
  };
}

/** AND stops at false, OR at true; an unknown on the way makes the rest unknown. */
function junction(items: readonly Test[], decisive: boolean): Test {
  return (row) => {
    let result: Truth = !decisive;
    for (const item of items) {
      const truth = item(row);
      if (truth === decisive) return decisive;
      if (truth === null) result = null;
    }
    return result;
  };
}

function test(plan: Plan): Test {
  switch (plan.kind) {
    case 'constant':
      return () => plan.value;
    case 'truth':
      return keyedTruth(plan.operand);
    case 'and':
      return junction(plan.items.map(test), false);
    case 'or':
      return junction(plan.items.map(test), true);
    case 'not': {
      const item = test(plan.item);
      return (row) => {
        const truth = item(row);
        return truth === null ? null : !truth;
      };
    }
    case 'is-null': {
      const { operand } = plan;
      if (operand.kind !== 'plan') return (row) => textOf(operand, row) === null;
      const inner = test(operand.plan);
      return (row) => inner(row) === null;
    }
    case 'is': {
      const item = test(plan.item);
      return (row) => item(row) === plan.value;
    }
    case 'compare':
    case 'distinct':
      return comparison(plan);
    case 'any':
      return membership(plan);
    case 'like':
      return like(plan);
  }
}

function keyedTruth(operand: Operand): Test {
  return (row) => {
    const text = textOf(operand, row);
    return text === null ? null : text === 'true' || text === 't';
  };
}

/** Compiles a plan to a three-valued test. A row belongs to the shape only when it is `true`. */
export const compilePlan = (plan: Plan): ((row: RowText) => Truth) => test(plan);
