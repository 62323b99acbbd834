import { endsInEscape } from './like.ts';
import type { Comparison, Operand, Plan } from './plan.ts';
import { WhereRefusal } from './plan.ts';
import { castType, readTerm, type WhereScope } from './read-term.ts';
import { body, names, nodeKind, nodes, parseWhere, type Syntax } from './syntax.ts';
import { commonType, domainOf, type Literal, type PrintLiterals, type Term, toOperand } from './terms.ts';

/** A literal with the place in the plan that waits for its printed form. */
type Pending = { readonly literal: Literal; readonly accept: (printed: readonly (string | null)[]) => void };
type Compilation = { readonly scope: WhereScope; readonly pending: Pending[] };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const comparisons = new Set<string>(['=', '<>', '<', '<=', '>', '>=']);

/**
 * Compiles a where-clause to a plan.
 * Throws a WhereRefusal for everything outside the whitelist, and for what Postgres cannot read as the value it should be.
 */
export async function compileWhere(where: string, scope: WhereScope, print: PrintLiterals): Promise<Plan> {
  const compilation: Compilation = { scope, pending: [] };
  const plan = condition(await parseWhere(where), compilation);
  const { pending } = compilation;
  if (pending.length > 0) {
    const printed = await print(pending.map((entry) => entry.literal)).catch((error: Error) => {
      throw new WhereRefusal(error.message);
    });
    for (const [index, entry] of pending.entries()) entry.accept(printed[index] ?? [null]);
  }
  return plan;
}

function condition(node: Syntax, compilation: Compilation): Plan {
  const inner = body(node);
  switch (nodeKind(node)) {
    case 'BoolExpr':
      return junction(inner, compilation);
    case 'A_Expr':
      return expression(inner, compilation);
    case 'NullTest':
      return nullTest(inner, compilation);
    case 'BooleanTest':
      return booleanTest(inner, compilation);
    default:
      return truth(readTerm(node, compilation.scope), compilation);
  }
}

function truth(term: Term, compilation: Compilation): Plan {
  if (term.type !== 'bool' && term.type !== 'unknown')
    throw new WhereRefusal(`argument of WHERE must be type boolean, not type ${term.type}`);
  return { kind: 'truth', operand: operand(term, 'bool', compilation) };
}

function junction(inner: Syntax, compilation: Compilation): Plan {
  const items = nodes(inner.args).map((item) => condition(item, compilation));
  if (inner.boolop === 'AND_EXPR') return { kind: 'and', items };
  if (inner.boolop === 'OR_EXPR') return { kind: 'or', items };
  const item = items[0];
  if (item === undefined) throw new WhereRefusal('NOT needs a condition');
  return { kind: 'not', item };
}

const conditionKinds = new Set(['BoolExpr', 'A_Expr', 'NullTest', 'BooleanTest']);

function nullTest(inner: Syntax, compilation: Compilation): Plan {
  const argument = inner.arg as Syntax;
  const tested = conditionKinds.has(nodeKind(argument))
    ? { kind: 'plan' as const, plan: condition(argument, compilation) }
    : columnOrConstant(readTerm(argument, compilation.scope));
  const isNull: Plan = { kind: 'is-null', operand: tested };
  return inner.nulltesttype === 'IS_NULL' ? isNull : { kind: 'not', item: isNull };
}

/** IS NULL needs no type: any column will do, even of a type that cannot be compared here. */
const columnOrConstant = (term: Term): Operand =>
  term.kind === 'column' ? { kind: 'column', index: term.index } : { kind: 'constant', text: term.text };

function booleanTest(inner: Syntax, compilation: Compilation): Plan {
  const item = condition(inner.arg as Syntax, compilation);
  const test = String(inner.booltesttype);
  const value = test.endsWith('UNKNOWN') ? null : test.endsWith('TRUE');
  const is: Plan = { kind: 'is', item, value };
  return test.startsWith('IS_NOT') ? { kind: 'not', item: is } : is;
}

function expression(inner: Syntax, compilation: Compilation): Plan {
  const operator = names(inner.name).join('.');
  const kind = String(inner.kind);
  const left = inner.lexpr as Syntax | undefined;
  if (left === undefined) throw new WhereRefusal(`operator ${operator} is not supported in a where-clause`);
  const right = inner.rexpr;
  switch (kind) {
    case 'AEXPR_OP':
      return compare('compare', operator, left, right as Syntax, compilation);
    case 'AEXPR_DISTINCT':
      return compare('distinct', '<>', left, right as Syntax, compilation);
    case 'AEXPR_NOT_DISTINCT':
      return { kind: 'not', item: compare('distinct', '<>', left, right as Syntax, compilation) };
    case 'AEXPR_IN':
      return inList(operator, left, nodes(body(right as Syntax).items), compilation);
    case 'AEXPR_OP_ANY':
    case 'AEXPR_OP_ALL':
      return anyOf(kind, operator, left, right as Syntax, compilation);
    case 'AEXPR_LIKE':
      return like(operator, left, right as Syntax, compilation);
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN':
      return between(kind, left, nodes(body(right as Syntax).items), compilation);
    default:
      throw new WhereRefusal(`${operator} is not supported in a where-clause`);
  }
}

function compare(
  kind: 'compare' | 'distinct',
  operator: string,
  left: Syntax,
  right: Syntax,
  compilation: Compilation,
): Plan {
  if (!comparisons.has(operator))
    throw new WhereRefusal(`operator ${operator} is not supported in a where-clause`);
  const comparison = operator as Comparison;
  const [a, b] = [readTerm(left, compilation.scope), readTerm(right, compilation.scope)];
  const type = commonType(a, b);
  const domain = domainOf(type);
  if (domain === 'text' && comparison !== '=' && comparison !== '<>')
    throw new WhereRefusal(`ordering ${type} depends on a collation and is not supported in a where-clause`);
  return {
    kind,
    comparison,
    domain,
    left: operand(a, type, compilation),
    right: operand(b, type, compilation),
  };
}

function between(kind: string, left: Syntax, bounds: readonly Syntax[], compilation: Compilation): Plan {
  const [low, high] = bounds;
  if (low === undefined || high === undefined) throw new WhereRefusal('BETWEEN needs two bounds');
  const items = [
    compare('compare', '>=', left, low, compilation),
    compare('compare', '<=', left, high, compilation),
  ];
  const within: Plan = { kind: 'and', items };
  return kind === 'AEXPR_BETWEEN' ? within : { kind: 'not', item: within };
}

/** IN is an OR of equalities: items may differ in type, and each NULL makes a miss unknown. */
function inList(operator: string, left: Syntax, items: readonly Syntax[], compilation: Compilation): Plan {
  const found: Plan = {
    kind: 'or',
    items: items.map((item) => compare('compare', '=', left, item, compilation)),
  };
  return operator === '=' ? found : { kind: 'not', item: found };
}

function anyOf(kind: string, operator: string, left: Syntax, right: Syntax, compilation: Compilation): Plan {
  const isAny = kind === 'AEXPR_OP_ANY' && operator === '=';
  if (!isAny && !(kind === 'AEXPR_OP_ALL' && operator === '<>'))
    throw new WhereRefusal(`${operator} with ANY or ALL is not supported in a where-clause`);
  const found =
    nodeKind(right) === 'A_ArrayExpr'
      ? inList('=', left, nodes(body(right).elements), compilation)
      : anyOfArray(left, right, compilation);
  return isAny ? found : { kind: 'not', item: found };
}

function anyOfArray(left: Syntax, right: Syntax, compilation: Compilation): Plan {
  const term = readTerm(left, compilation.scope);
  const cast = nodeKind(right) === 'TypeCast' ? castType(body(right)) : undefined;
  const array = readTerm(cast ? (body(right).arg as Syntax) : right, compilation.scope);
  if (array.kind === 'column' || array.type !== 'unknown' || (cast !== undefined && !cast.isArray))
    throw new WhereRefusal('ANY needs a constant array');
  const element: Term = { kind: 'constant', text: '', type: cast?.type ?? 'unknown' };
  const type = commonType(term, element);
  const elementType = element.type === 'unknown' ? type : element.type;
  const values: (string | null)[] = [];
  const plan: Mutable<Extract<Plan, { kind: 'any' }>> = {
    kind: 'any',
    domain: domainOf(type),
    operand: operand(term, type, compilation),
    values,
    ...(elementType === 'float4' ? { single: true } : {}),
  };
  if (array.text === null) return { kind: 'constant', value: null };
  const literal: Literal = {
    text: array.text,
    type: elementType === 'enum' ? 'text' : elementType,
    isArray: true,
  };
  compilation.pending.push({ literal, accept: (printed) => void values.push(...printed) });
  return plan;
}

function like(operator: string, left: Syntax, right: Syntax, compilation: Compilation): Plan {
  const terms = [readTerm(left, compilation.scope), readTerm(right, compilation.scope)];
  const unfit = terms.find((term) => !['text', 'varchar', 'unknown'].includes(term.type));
  if (unfit) throw new WhereRefusal(`LIKE on ${unfit.type} is not supported in a where-clause`);
  const [text, pattern] = terms.map((term) => operand(term, 'text', compilation));
  if (text === undefined || pattern === undefined) throw new WhereRefusal('LIKE needs a pattern');
  if (pattern.kind !== 'constant') throw new WhereRefusal('LIKE needs a constant pattern');
  if (endsInEscape(pattern.text ?? ''))
    throw new WhereRefusal('LIKE pattern must not end with escape character');
  const matches: Plan = { kind: 'like', operand: text, pattern };
  return operator === '~~' ? matches : { kind: 'not', item: matches };
}

function operand(term: Term, type: string, compilation: Compilation): Operand {
  const made = toOperand(term, type);
  if (made.literal !== undefined) {
    const waiting = made.operand as Mutable<Extract<Operand, { kind: 'constant' }>>;
    const accept = (printed: readonly (string | null)[]): void => {
      waiting.text = printed[0] ?? null;
    };
    compilation.pending.push({ literal: made.literal, accept });
  }
  return made.operand;
}
