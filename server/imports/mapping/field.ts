import { z } from 'zod';

const columnName = z.string().trim().min(1);

/** Where a field's text comes from: a column by name, a column with translations, one text for all, or several columns. */
export const fieldSchema = z.union([
  columnName,
  z.strictObject({
    column: columnName,
    /** The file's words → ours. A value that is not listed rejects its row, unless `otherwise` answers for it. */
    values: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().optional(),
  }),
  z.strictObject({ constant: z.string() }),
  z.strictObject({ template: z.string().includes('{'), otherwise: z.string().optional() }),
]);
export type Field = z.infer<typeof fieldSchema>;

const placeholder = /\{([^{}]+)\}/g;

/** The columns a field reads, as the file must name them. */
export function columnsOf(field: Field): readonly string[] {
  if (typeof field === 'string') return [field];
  if ('column' in field) return [field.column];
  if ('constant' in field) return [];
  return [...field.template.matchAll(placeholder)].map((match) => match[1]?.trim() ?? '');
}

/** Splits `a {b} c` into its texts and columns. */
export const templateParts = (template: string): readonly string[] =>
  template.split(placeholder).map((part, index) => (index % 2 === 1 ? part.trim() : part));
