import type ExcelJS from 'exceljs';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { RowFault } from '../row-fault.ts';
import type { TableRow } from './table.ts';

type Sheet = { readonly name: string; readonly maxColumns: number };

/** A row of a sheet as texts; null when nothing is in it. A formula is a fault: its result is not a fact of the file. */
export function toRow(row: ExcelJS.Row, { name, maxColumns }: Sheet): TableRow | null {
  const cells: string[] = [];
  const faults: RowFault[] = [];
  row.eachCell((cell, column) => {
    if (column > maxColumns)
      throw new ExplainedError(
        `${name}: cell ${cell.address} lies beyond column ${maxColumns}; delete what is not part of the table.`,
      );
    const text = toText(cell);
    if (text.problem !== null) faults.push(new RowFault('', text.problem));
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = text.shown;
  });
  const [fault = null] = faults;
  return cells.every((cell) => cell === '') ? null : { line: row.number, cells, fault };
}

type CellText = { readonly shown: string; readonly problem: string | null };

const plain = (shown: string): CellText => ({ shown, problem: null });

function toText({ value, address }: ExcelJS.Cell): CellText {
  if (value === null || value === undefined) return plain('');
  if (value instanceof Date) return plain(wallTime(value));
  if (typeof value !== 'object') return plain(String(value));
  if ('formula' in value || 'sharedFormula' in value)
    return {
      // The apostrophe keeps a spreadsheet program from running it when the rejects are opened.
      shown: `'=${'formula' in value ? value.formula : ''}`,
      problem: `cell ${address} holds a formula; replace it by its value`,
    };
  if ('error' in value)
    return { shown: value.error, problem: `cell ${address} holds the error ${value.error}; correct it` };
  if ('richText' in value) return plain(value.richText.map(({ text }) => text).join(''));
  return plain('text' in value ? String(value.text) : '');
}

/** A spreadsheet's dates have no zone, and their fractions of a day are not exact: to the second they are. */
const wallTime = (date: Date): string =>
  Number.isNaN(date.getTime())
    ? '(not a date)'
    : new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().slice(0, 19);
