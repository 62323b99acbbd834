import type { RowFault } from '../row-fault.ts';

/** One row of a table. A fault found by the reader itself (a formula, a broken quote) travels with the row. */
export type TableRow = {
  /** Line of a text file, or row of a sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: RowFault | null;
};

export type TableProgress = { readonly doneBytes: number; readonly totalBytes: number };

/** A table file that was opened and looked at; its whole structure was checked before `openTable` returned it. */
export type Table = {
  /** For messages: the file's name, with the member's when it is inside a zip. */
  readonly name: string;
  readonly header: readonly string[];
  /** In portions: handing over one row at a time costs more than parsing it. */
  rows(): AsyncIterable<readonly TableRow[]>;
  progress(): TableProgress;
  close(): Promise<void>;
};

export type TableOptions = {
  readonly encoding: 'auto' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: string | 'auto';
  /** Of a workbook with several sheets. */
  readonly sheet: string | null;
  readonly limits: TableLimits;
};

export type TableLimits = {
  /** Inflated size of a zip's member, or of all parts of a workbook. */
  readonly maxInflatedBytes: number;
  /** Inflated over compressed, counted only above `ratioFromBytes`. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
  readonly maxRecordBytes: number;
  readonly maxColumns: number;
  /** A workbook's shared texts are held in memory. */
  readonly maxSharedStringsBytes: number;
};

const mebibyte = 1024 * 1024;

/** The densest honest table measured here inflates 18 to 1 and deflate's own ceiling is 1032 to 1. */
export const defaultTableLimits: TableLimits = {
  maxInflatedBytes: 4096 * mebibyte,
  maxRatio: 200,
  ratioFromBytes: 8 * mebibyte,
  maxRecordBytes: mebibyte,
  maxColumns: 1000,
  maxSharedStringsBytes: 64 * mebibyte,
};
