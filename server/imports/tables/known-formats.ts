import { ExplainedError } from '../../../shared/kernel/explained-error.ts';

const signatures: readonly (readonly [string, string])[] = [
  ['1f8b', 'compressed with gzip; unpack it, or pack it as zip'],
  ['d0cf11e0a1b11ae1', 'an old (.xls) or password-protected workbook; save it as .xlsx without a password'],
  ['25504446', 'a PDF; export the table as CSV or XLSX'],
  ['377abcaf271c', 'a 7z archive; unpack it, or pack it as zip'],
  ['526172211a07', 'a RAR archive; unpack it, or pack it as zip'],
  ['504b0506', 'an empty zip; put one CSV, TSV or XLSX file into it'],
];

/** Formats people mistake for tables, told by name instead of as garbage. */
export function refuseKnownFormats(head: Buffer, name: string): void {
  const hex = head.toString('hex');
  const known = signatures.find(([signature]) => hex.startsWith(signature));
  if (known) throw new ExplainedError(`${name} is ${known[1]}.`);
}
