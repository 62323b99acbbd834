/** Whether an SQL name (`issues`, `public.issues`, `"Issues"`) is the table's, with `public` for a missing schema. */
export function isTableNamed(
  table: { readonly schema: string; readonly name: string },
  name: string,
): boolean {
  const parts = [...name.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain ?? '').toLowerCase(),
  );
  const [schema, table_] = parts.length > 1 ? parts : ['public', parts[0]];
  return schema === table.schema && table_ === table.name;
}
