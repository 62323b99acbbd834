import { randomInt } from 'node:crypto';
import { parseLsn } from '../postgres/lsn.ts';
import { qualifiedName } from '../postgres/publication.ts';
import { parseVisibility } from '../postgres/visibility.ts';
import { formatOffset } from '../shapes/offset.ts';
import { positionalParams } from '../shapes/shape-definition.ts';
import { snapshotSql } from '../shapes/snapshot-query.ts';
import { compileWhere } from '../where/compile-where.ts';
import { WhereRefusal } from '../where/plan.ts';
import { printerOn } from '../where/print-literals.ts';
import { parseOrderBy } from '../where/syntax.ts';
import { compressAndSendRows, schemaHeader, sendInvalid, sendUnavailable } from './answer.ts';
import type { Exchange } from './context.ts';
import type { SubsetRequest } from './subset-request.ts';

/** `$1` of the subset comes after the parameters of the shape. */
const shifted = (clause: string, by: number): string =>
  clause.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + by}`);

type SubsetQuery = { readonly text: string; readonly values: readonly (string | null)[] };

function subsetQuery(exchange: Exchange, subset: SubsetRequest, mark: number): SubsetQuery {
  const { resolved } = exchange.shape;
  const own = positionalParams(resolved.definition.params ?? {});
  const clauses = [resolved.definition.where, subset.where && shifted(subset.where, own.length)];
  const where = clauses.filter((clause) => clause !== undefined).map((clause) => `(\n${clause}\n)`);
  const { where: _, ...unfiltered } = resolved.definition;
  const definition = where.length === 0 ? unfiltered : { ...unfiltered, where: where.join(' AND ') };
  const text = [
    snapshotSql({ ...resolved, definition }, `,"snapshot_mark":${mark}`),
    subset.orderBy === undefined ? '' : `ORDER BY ${subset.orderBy}`,
    subset.limit === undefined ? '' : `LIMIT ${subset.limit}`,
    subset.offset === undefined ? '' : `OFFSET ${subset.offset}`,
  ].join('\n');
  return { text, values: [...own, ...positionalParams(subset.params)] };
}

/** Answers with the rows of the shape that satisfy a further condition, and with what their snapshot had seen. */
export async function respondSubset(exchange: Exchange, subset: SubsetRequest): Promise<void> {
  const { shape, context, response } = exchange;
  const { table } = shape.resolved;
  const status = context.streamStatus();
  if (status.kind !== 'streaming')
    return sendUnavailable(response, `the replication stream is ${status.kind}`);
  const client = await context.pool.connect();
  try {
    if (subset.where !== undefined)
      await compileWhere(subset.where, { table, params: subset.params }, printerOn(client));
    if (subset.orderBy !== undefined) await parseOrderBy(subset.orderBy);
    const mark = randomInt(1, 2 ** 31);
    const query = subsetQuery(exchange, subset, mark);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const taken = await client.query<{ snapshot: string; lsn: string }>(
      'SELECT pg_current_snapshot()::text AS snapshot, pg_current_wal_insert_lsn()::text AS lsn',
    );
    const at = taken.rows[0];
    const rows = await client.query<[string]>({
      text: query.text,
      values: [...query.values],
      rowMode: 'array',
    });
    const lsn = parseLsn(at?.lsn ?? '0/0');
    const visibility = parseVisibility(at?.snapshot ?? '', lsn);
    const metadata = {
      xmin: String(visibility.xmin),
      xmax: String(visibility.xmax),
      xip_list: [...visibility.xip].map(String),
      snapshot_mark: mark,
      database_lsn: String(lsn),
    };
    const body = `{"metadata":${JSON.stringify(metadata)},"data":[${rows.rows.map(([row]) => row).join(',')}]}`;
    const headers = {
      'electric-handle': shape.handle,
      'electric-offset': formatOffset(shape.log.end.offset),
      'electric-schema': schemaHeader(shape),
      'electric-snapshot': 'true',
      'cache-control': 'no-store',
    };
    await compressAndSendRows(exchange, headers, Buffer.from(body));
  } catch (error) {
    const isClause =
      error instanceof WhereRefusal || /^(22|42)/.test(String((error as { code?: string }).code ?? ''));
    if (!isClause) throw error;
    sendInvalid(response, { subset: [`${qualifiedName(table)}: ${(error as Error).message}`] });
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}
