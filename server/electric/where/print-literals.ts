import type { ClientBase } from 'pg';
import type { Literal, PrintLiterals } from './terms.ts';

/** One expression per literal, giving a JSON array of texts. Type names come from a fixed list, never from the clause. */
function printed(literal: Literal, index: number): string {
  const text = `$${index + 1}::text`;
  if (literal.isArray)
    return `to_json(ARRAY(SELECT u::text FROM unnest(${text}::pg_catalog.${literal.type}[]) u))`;
  const via = literal.via === undefined ? '' : `::pg_catalog.${literal.via}`;
  return `to_json(ARRAY[(${text}${via}::pg_catalog.${literal.type})::text])`;
}

/** Asks Postgres how it prints the literals. Rejects with its message when one is not of its type. */
export function printerOn(client: ClientBase): PrintLiterals {
  return async (literals) => {
    const result = await client.query<(string | null)[][]>({
      text: `SELECT ${literals.map(printed).join(', ')}`,
      values: literals.map((literal) => literal.text),
      rowMode: 'array',
    });
    return result.rows[0] ?? [];
  };
}
