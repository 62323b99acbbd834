import { qualifiedName } from '../postgres/publication.ts';
import { quoteLiteral } from '../postgres/session.ts';
import { columnText, rowKeySql } from './row-key.ts';
import type { ResolvedShape } from './shape-definition.ts';

/** The where-clause on its own lines: it may end in a comment. It was parsed as one expression before. */
export const whereSql = (where: string | undefined): string =>
  where === undefined ? '' : `WHERE (\n${where}\n)`;

/**
 * A query that gives each row as a finished insert message. Postgres prints and escapes; Node only joins, so a snapshot
 * of a hundred thousand rows does not stop the requests.
 */
export function snapshotSql(shape: ResolvedShape, extraHeaders = ''): string {
  const { table, selected, definition } = shape;
  const relation = JSON.stringify([table.schema, table.name]);
  const fields = selected.map((index, position) => {
    const name = JSON.stringify(table.columns[index]?.name ?? '');
    const label = quoteLiteral(`${position === 0 ? '' : ','}${name}:`);
    return `${label} || coalesce(to_json(${columnText(table, index)})::text, 'null')`;
  });
  const parts = [
    quoteLiteral(`{"headers":{"operation":"insert","relation":${relation}${extraHeaders}},"key":`),
    `to_json(${rowKeySql(table)})::text`,
    quoteLiteral(',"value":{'),
    ...fields,
    `'}}'`,
  ];
  return `SELECT ${parts.join(' || ')} AS message FROM ${qualifiedName(table)} ${whereSql(definition.where)}`;
}
