import { parse } from 'libpg-query';
import { WhereRefusal } from './plan.ts';

/** A node of Postgres' parse tree: one key, the node's kind. The library's types are too loose to narrow by. */
export type Syntax = Readonly<Record<string, unknown>>;

export const nodeKind = (node: Syntax): string => Object.keys(node)[0] ?? 'nothing';
export const body = (node: Syntax): Syntax => (node[nodeKind(node)] ?? {}) as Syntax;
export const nodes = (value: unknown): readonly Syntax[] => (Array.isArray(value) ? (value as Syntax[]) : []);

/** The texts of a list of `String` nodes, as names are. */
export function names(value: unknown): readonly string[] {
  return nodes(value).map((node) => String((node.String as { sval?: string } | undefined)?.sval ?? '*'));
}

const prefix = 'SELECT 1 WHERE ';

/**
 * Parses a where-clause with Postgres' own grammar.
 * Throws a WhereRefusal with Electric's wording when it is not one expression and nothing more.
 */
export async function parseWhere(where: string): Promise<Syntax> {
  const tree = await parse(prefix + where).catch(
    (error: Error & { sqlDetails?: { cursorPosition: number } }) => {
      throw new WhereRefusal(`At location ${error.sqlDetails?.cursorPosition ?? 0}: ${error.message}`);
    },
  );
  const statements = tree.stmts ?? [];
  const select = (statements[0]?.stmt as { SelectStmt?: Syntax } | undefined)?.SelectStmt;
  const plain = new Set(['targetList', 'whereClause', 'limitOption', 'op']);
  const extra = Object.keys(select ?? {}).filter((key) => !plain.has(key));
  if (statements.length !== 1 || select === undefined || extra.length > 0 || select.op !== 'SETOP_NONE')
    throw new WhereRefusal('the where-clause must be a single expression');
  return select.whereClause as Syntax;
}

/** Columns, directions and nulls: nothing that could run. */
const orderNodes = new Set(['SortBy', 'ColumnRef', 'String']);

/** Checks that a text is a list of columns to order by, and nothing more. Throws a WhereRefusal when it is not. */
export async function parseOrderBy(orderBy: string): Promise<void> {
  const tree = await parse(`SELECT 1 ORDER BY ${orderBy}`).catch((error: Error) => {
    throw new WhereRefusal(error.message);
  });
  const statements = tree.stmts ?? [];
  const select = (statements[0]?.stmt as { SelectStmt?: Syntax } | undefined)?.SelectStmt ?? {};
  const plain = new Set(['targetList', 'sortClause', 'limitOption', 'op']);
  const isPlain = statements.length === 1 && Object.keys(select).every((key) => plain.has(key));
  const isColumns = nodes(select.sortClause).every((node) => {
    const sorted = body(node).node as Syntax | undefined;
    return nodeKind(node) === 'SortBy' && sorted !== undefined && orderNodes.has(nodeKind(sorted));
  });
  if (!isPlain || !isColumns || /--|\/\*/.test(orderBy))
    throw new WhereRefusal('order_by may only name columns');
}
