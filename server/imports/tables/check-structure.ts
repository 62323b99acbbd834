import { ExplainedError } from '../../../shared/kernel/explained-error.ts';

const newline = 0x0a;
const quote = 0x22;

/** At the start of a field a quote opens; elsewhere in an unquoted field it is only a character. */
const fieldStart = 0;
const unquoted = 1;
const quoted = 2;
const afterQuote = 3;

type Structure = { readonly name: string; readonly delimiter: string; readonly maxRecordBytes: number };

type Scan = { line: number; recordBytes: number; state: number; quoteLine: number };

/**
 * Reads a text table once without keeping it, so that what would stop the import half-way (a record without end, a
 * quote never closed, bytes of another encoding) is told before anything is written.
 */
export async function checkStructure(text: AsyncIterable<Buffer>, structure: Structure): Promise<void> {
  const scan: Scan = { line: 1, recordBytes: 0, state: fieldStart, quoteLine: 0 };
  const table = transitions(structure.delimiter.charCodeAt(0));
  for await (const chunk of text) scanChunk(chunk, scan, table, structure);
  if (scan.state === quoted) throw unclosed(scan, structure.name);
}

/** Next state for each state and byte: this is asked for every byte of the file. */
function transitions(delimiter: number): Uint8Array {
  const table = new Uint8Array(4 * 256);
  for (const state of [fieldStart, unquoted, quoted, afterQuote]) {
    table.fill(state === quoted ? quoted : unquoted, state * 256, (state + 1) * 256);
    table[state * 256 + quote] = state === quoted ? afterQuote : state === unquoted ? unquoted : quoted;
    if (state === quoted) continue;
    table[state * 256 + newline] = fieldStart;
    table[state * 256 + delimiter] = fieldStart;
  }
  return table;
}

function scanChunk(chunk: Buffer, scan: Scan, table: Uint8Array, structure: Structure): void {
  let { state, recordBytes, line, quoteLine } = scan;
  for (const byte of chunk) {
    const next = table[state * 256 + byte] ?? unquoted;
    if (next === quoted && state === fieldStart) quoteLine = line;
    recordBytes = byte === newline && next === fieldStart ? 0 : recordBytes + 1;
    if (byte === newline) line += 1;
    state = next;
    if (recordBytes > structure.maxRecordBytes)
      throw tooLong({ state, recordBytes, line, quoteLine }, structure);
  }
  Object.assign(scan, { state, recordBytes, line, quoteLine });
}

const unclosed = (scan: Scan, name: string) =>
  new ExplainedError(
    `${name}, line ${scan.quoteLine}: a quote (") opens there and is never closed; close it, or double it ("") where it is part of the text.`,
  );

const tooLong = (scan: Scan, { name, maxRecordBytes }: Structure) =>
  scan.state === quoted && scan.quoteLine < scan.line
    ? unclosed(scan, name)
    : new ExplainedError(
        `${name}, line ${scan.line}: the line is longer than ${Math.round(maxRecordBytes / 1024)} KB, which no table row is; check that the file is a table with one record a line.`,
      );
