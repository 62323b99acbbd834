import { hash } from 'node:crypto';

/** Of the cells a mapping reads: a column nobody reads may change without making a record new. */
export const fingerprint = (cells: readonly string[], columns: readonly number[], before = ''): string =>
  hash('sha256', before + columns.map((column) => cells[column] ?? '').join('\u001f'), 'base64url');
