import type { ClientBase } from 'pg';
import type { Relation } from './pgoutput.ts';

export type TableColumn = {
  readonly name: string;
  /** As declared; a domain has its own. The stream speaks of this one. */
  readonly typeOid: number;
  /** `pg_type.typname` of the type under any domain, of the element for an array: `int4`, `text`, `timestamptz`. */
  readonly type: string;
  /** `pg_type.typtype` of that type: `b` base, `e` enum, … */
  readonly typeKind: string;
  readonly typeModifier: number;
  readonly dimensions: number;
  readonly notNull: boolean;
  /** Position in the primary key, from 0. */
  readonly keyIndex: number | null;
  /** False under a collation that can call different texts equal: such texts cannot be compared here. */
  readonly deterministic: boolean;
};

export type Table = {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Column positions of the primary key, in key order; empty when there is none. */
  readonly key: readonly number[];
  readonly replicaIdentity: string;
};

/** A domain may stand on another one; only the lowest of them can have a modifier or dimensions. */
const tableQuery = `
SELECT c.oid::int8::text AS oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relreplident AS identity,
  coalesce((
    SELECT json_agg(json_build_object(
      'name', a.attname, 'typeOid', a.atttypid::int8,
      'type', coalesce(element.typname, base.typname),
      'typeKind', coalesce(element.typtype, base.typtype),
      'typeModifier', greatest(a.atttypmod, under.modifier),
      'dimensions', CASE WHEN element.oid IS NULL THEN 0 ELSE greatest(a.attndims, under.dimensions, 1) END,
      'notNull', a.attnotnull,
      'keyIndex', array_position(i.indkey::int2[], a.attnum),
      'deterministic', coalesce(l.collisdeterministic, true)
    ) ORDER BY a.attnum)
    FROM pg_attribute a
    CROSS JOIN LATERAL (
      WITH RECURSIVE layers AS (
        SELECT oid, typbasetype, typtypmod, typndims FROM pg_type WHERE oid = a.atttypid
        UNION ALL
        SELECT t.oid, t.typbasetype, t.typtypmod, t.typndims FROM layers JOIN pg_type t ON t.oid = layers.typbasetype
      )
      SELECT max(oid) FILTER (WHERE typbasetype = 0) AS base, max(typtypmod) AS modifier, max(typndims) AS dimensions
      FROM layers
    ) under
    JOIN pg_type base ON base.oid = under.base
    LEFT JOIN pg_type element ON element.oid = nullif(base.typelem, 0) AND base.typcategory = 'A'
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated IN ('', $2)
  ), '[]') AS columns
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = to_regclass($1)`;

type TableRow = {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly identity: string;
  readonly columns: readonly TableColumn[];
};

/** Stored generated columns are in the stream from Postgres 18 on; virtual ones never are, so they are no part of a shape. */
async function publishedGeneratedKind(client: ClientBase): Promise<string> {
  const shown = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  return Number(shown.rows[0]?.server_version_num) >= 180_000 ? 's' : '';
}

/**
 * Looks a table up by its (quoted, optionally qualified) name.
 * @returns undefined when there is no ordinary or partitioned table of that name.
 */
export async function readTable(client: ClientBase, regclass: string): Promise<Table | undefined> {
  const generated = await publishedGeneratedKind(client);
  const found = await client.query<TableRow>(tableQuery, [regclass, generated]);
  const row = found.rows[0];
  if (row === undefined || (row.kind !== 'r' && row.kind !== 'p')) return undefined;
  const keyed = row.columns
    .map((column, position) => ({ position, keyIndex: column.keyIndex }))
    .filter((entry): entry is { position: number; keyIndex: number } => entry.keyIndex !== null)
    .toSorted((a, b) => a.keyIndex - b.keyIndex);
  return {
    oid: Number(row.oid),
    schema: row.schema,
    name: row.name,
    columns: row.columns,
    key: keyed.map((entry) => entry.position),
    replicaIdentity: row.identity,
  };
}

/** What the stream says of a table, comparable with {@link relationFingerprint}. */
export function tableFingerprint(table: Table): string {
  return fingerprint(table.oid, table.schema, table.name, table.columns);
}

export function relationFingerprint(relation: Relation): string {
  return fingerprint(relation.oid, relation.schema, relation.name, relation.columns);
}

function fingerprint(
  oid: number,
  schema: string,
  name: string,
  columns: readonly { readonly name: string; readonly typeOid: number }[],
): string {
  return JSON.stringify([oid, schema, name, columns.map((column) => [column.name, column.typeOid])]);
}
