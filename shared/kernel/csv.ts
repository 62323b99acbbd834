/** What a spreadsheet would take for a formula, though it is a word. A sign before a figure stays: `+62 812 …`. */
const formula = /^(?:[=@\t\r]|[+-](?!\d))/;

/** A byte order mark, or spreadsheets read UTF-8 as Latin letters. */
const mark = '\uFEFF';

/** Rows as spreadsheets in Indonesia open them: semicolons, because the comma is in the figures; RFC 4180 otherwise. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  mark + rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
