import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { layoutSchema } from './layout.ts';
import type { LayoutBook } from './layout-book.ts';

const fileSchema = z.strictObject({ version: z.literal(1), layouts: z.array(layoutSchema) });

export type LayoutFile = {
  /** Empty when there is none, or none that can be read: that one is set aside. */
  read(): LayoutBook;
  write(book: LayoutBook): void;
};

/** @param log told in one sentence of a file that cannot be read or written; the shell goes on without */
export function layoutFile(file: string, log: (sentence: string) => unknown): LayoutFile {
  return {
    read() {
      const text = textOf(file);
      if (text === null) return [];
      try {
        return fileSchema.parse(JSON.parse(text)).layouts;
      } catch {
        const aside = `${file}.unreadable`;
        renameSync(file, aside);
        log(`The layout of windows could not be read and was set aside as ${aside}.`);
        return [];
      }
    },
    write(layouts) {
      try {
        mkdirSync(dirname(file), { recursive: true });
        /* After a power cut there is the old text or the new one, whole. */
        writeFileSync(`${file}.new`, JSON.stringify({ version: 1, layouts }, null, 1), { flush: true });
        renameSync(`${file}.new`, file);
      } catch (error) {
        log(`The layout of windows could not be kept: ${String(error)}`);
      }
    },
  };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
