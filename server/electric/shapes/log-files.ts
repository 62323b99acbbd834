import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from './log-lines.ts';
import { decodeMarks, encodeMarks, type Mark } from './log-marks.ts';
import { afterSnapshot, type Offset } from './offset.ts';

/** The end of what is whole: the last operation of the last transaction. Byte `at` is where the next will begin. */
export type LogEnd = { readonly offset: Offset; readonly at: number };

export type LogFiles = { readonly log: FileHandle; readonly index: FileHandle };
export type Recovered = { readonly marks: Mark[]; readonly end: LogEnd };

const emptyEnd: LogEnd = { offset: afterSnapshot, at: 0 };

/**
 * Finds the last whole transaction: whatever follows without an end is cut off. Looked for from the last mark that ends
 * a transaction; one that ends a chunk may stand in the middle of it.
 */
export async function recoverLog(files: LogFiles): Promise<Recovered> {
  const { size } = await files.log.stat();
  const known = decodeMarks(await files.index.readFile(), size);
  let end: LogEnd = known.findLast((mark) => !mark.endsChunk) ?? emptyEnd;
  for await (const line of readLines(files.log, end.at, size)) {
    if (line.isLast) end = { offset: line.offset, at: line.endsAt };
  }
  const marks = known.filter((mark) => mark.at <= end.at);
  await files.log.truncate(end.at);
  await files.index.truncate(0);
  await files.index.write(encodeMarks(marks), 0, undefined, 0);
  return { marks, end };
}

/** Opens the files of the log in the directory, or creates them. */
export async function openLogFiles(directory: string): Promise<LogFiles> {
  const openFile = async (name: string): Promise<FileHandle> => {
    const path = join(directory, name);
    // `a+` creates the file but writes only at its end; positions are ours.
    await (await open(path, 'a+')).close();
    return await open(path, 'r+');
  };
  return { log: await openFile('log.jsonl'), index: await openFile('log.marks') };
}
