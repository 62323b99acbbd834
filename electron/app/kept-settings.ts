import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { deskEnvironment } from '../desk/configuration.ts';

/** Whether windows are drawn by the graphics card. */
export const gpuSchema = z.enum(['0', '1']);

const settingsSchema = z
  .object(deskEnvironment)
  .pick({
    AGLIS_SERVER_URL: true,
    AGLIS_DATA_DIR: true,
    AGLIS_MAP_PMTILES: true,
    AGLIS_MAP_TILES: true,
    AGLIS_MAP_ATTRIBUTION: true,
  })
  .extend({ AGLIS_GPU: gpuSchema })
  .partial()
  .readonly();

/**
 * Which server a desk belongs to, where it keeps its data, what lies under its map and what draws its windows, as far as
 * somebody said so.
 */
export type DeskSettings = z.infer<typeof settingsSchema>;

export type KeptSettings = {
  /** Says nothing when there is no file, or none that can be read. */
  read(): DeskSettings;
  write(settings: DeskSettings): void;
};

/** @param log told in one sentence of a file that cannot be written; the shell goes on without */
export const keptSettings = (file: string, log: (sentence: string) => unknown): KeptSettings => ({
  read() {
    try {
      return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {};
    }
  },
  write(settings) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      /* After a power cut there is the old text or the new one, whole. */
      writeFileSync(`${file}.new`, JSON.stringify(settings, null, 1), { flush: true });
      renameSync(`${file}.new`, file);
    } catch (error) {
      log(`What this desk was told could not be kept: ${String(error)}`);
    }
  },
});
