import type { Table } from '../postgres/catalogue.ts';
import { WhereRefusal } from './plan.ts';
import { body, names, nodeKind, nodes, type Syntax } from './syntax.ts';
import { columnTerm, isKnownType, type Term } from './terms.ts';

/** What a where-clause may refer to. */
export type WhereScope = { readonly table: Table; readonly params: Readonly<Record<string, string>> };

/** SQL's names for the types that have two. */
const typeAliases: Readonly<Record<string, string>> = { char: 'bpchar' };

/** The values of these print the same as their cast to text. */
const printsAsText = new Set(['text', 'varchar', 'int2', 'int4', 'int8', 'uuid', 'bool', 'enum', 'numeric']);
const widensTo: Readonly<Record<string, readonly string[]>> = {
  int2: ['int4', 'int8', 'numeric'],
  int4: ['int8', 'numeric'],
  int8: ['numeric'],
  varchar: ['text'],
};

/** Reads a column, constant, parameter or a simple cast of one. Refuses everything else. */
export function readTerm(node: Syntax, scope: WhereScope): Term {
  const inner = body(node);
  switch (nodeKind(node)) {
    case 'ColumnRef':
      return columnTerm(scope.table, columnName(names(inner.fields), scope.table));
    case 'A_Const':
      return readConstant(inner);
    case 'ParamRef':
      return readParameter(Number(inner.number ?? 0), scope);
    case 'TypeCast':
      return readCast(inner, scope);
    default:
      throw new WhereRefusal(`${nodeKind(node)} is not supported in a where-clause`);
  }
}

function columnName(path: readonly string[], table: Table): string {
  const name = path.at(-1) ?? '';
  const qualifiers = path.slice(0, -1);
  const expected = [table.schema, table.name].slice(-qualifiers.length || 2);
  const matches = qualifiers.length === 0 || qualifiers.join('.') === expected.join('.');
  if (!matches || name === '*') throw new WhereRefusal(`unknown reference ${path.join('.')}`);
  return name;
}

function readConstant(constant: Syntax): Term {
  const field = (key: string): Syntax | undefined => constant[key] as Syntax | undefined;
  if (constant.isnull === true) return { kind: 'constant', text: null, type: 'unknown' };
  // The parser's JSON leaves zero, false and the empty text out.
  if (field('ival')) return { kind: 'constant', text: String(field('ival')?.ival ?? 0), type: 'int4' };
  if (field('boolval'))
    return { kind: 'constant', text: field('boolval')?.boolval === true ? 'true' : 'false', type: 'bool' };
  if (field('sval')) return { kind: 'constant', text: String(field('sval')?.sval ?? ''), type: 'unknown' };
  if (field('fval')) return readNumber(String(field('fval')?.fval ?? '0'));
  throw new WhereRefusal('bit strings are not supported in a where-clause');
}

function readNumber(text: string): Term {
  const isInteger = /^-?\d+$/.test(text);
  const fits = isInteger && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
  return { kind: 'constant', text, type: fits ? 'int8' : 'numeric' };
}

function readParameter(number: number, scope: WhereScope): Term {
  const text = scope.params[String(number)];
  if (text === undefined) throw new WhereRefusal(`parameter $${number} was not provided`);
  return { kind: 'constant', text, type: 'unknown' };
}

/** The name of a cast's type, and whether it is an array of it. */
export function castType(cast: Syntax): { type: string; isArray: boolean } {
  const typeName = (cast.typeName ?? {}) as Syntax;
  if (nodes(typeName.typmods).length > 0)
    throw new WhereRefusal('casts with a length or precision are not supported in a where-clause');
  const name = names(typeName.names).at(-1) ?? '';
  return { type: typeAliases[name] ?? name, isArray: nodes(typeName.arrayBounds).length > 0 };
}

function readCast(cast: Syntax, scope: WhereScope): Term {
  const { type, isArray } = castType(cast);
  const from = readTerm(cast.arg as Syntax, scope);
  if (isArray || !isKnownType(type) || type === 'enum')
    throw new WhereRefusal(`casts to ${type}${isArray ? '[]' : ''} are not supported in a where-clause`);
  if (from.type === type) return from;
  if (from.kind === 'constant') {
    if (from.via !== undefined) throw new WhereRefusal('a cast of a cast is not supported in a where-clause');
    return { ...from, type, ...(from.type === 'unknown' ? {} : { via: from.type }) };
  }
  const harmless = type === 'text' ? printsAsText.has(from.type) : widensTo[from.type]?.includes(type);
  if (!harmless) throw new WhereRefusal(`casting ${from.type} to ${type} is not supported in a where-clause`);
  return { ...from, type };
}
