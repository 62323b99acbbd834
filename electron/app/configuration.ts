import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type DeskSettings, gpuSchema } from './kept-settings.ts';

/**
 * What a desk is told by the command line, else by the environment, else what it was told when it last opened: whoever
 * starts it at log-in says nothing. A start that names a server says all there is to say of its desk; with what another
 * server's was told it would show that one's data.
 */
export function deskSettingsFor(known: {
  readonly environment: NodeJS.ProcessEnv;
  /** Value of `--server-url=…`, empty without one. */
  readonly serverUrlSwitch: string;
  readonly kept: DeskSettings;
}): DeskSettings {
  const { environment, serverUrlSwitch } = known;
  const serverUrl = serverUrlSwitch || environment.AGLIS_SERVER_URL;
  const kept = serverUrl ? {} : known.kept;
  const { AGLIS_MAP_TILES: tiles, AGLIS_MAP_ATTRIBUTION: attribution } = environment;
  return {
    AGLIS_SERVER_URL: serverUrl || kept.AGLIS_SERVER_URL,
    AGLIS_DATA_DIR: absolute(environment.AGLIS_DATA_DIR) ?? kept.AGLIS_DATA_DIR,
    AGLIS_MAP_PMTILES: absolute(environment.AGLIS_MAP_PMTILES) ?? kept.AGLIS_MAP_PMTILES,
    AGLIS_MAP_TILES: tiles ?? kept.AGLIS_MAP_TILES,
    /* Names the owner of the tiles it was said with, and of no others. */
    AGLIS_MAP_ATTRIBUTION: attribution ?? (tiles ? undefined : kept.AGLIS_MAP_ATTRIBUTION),
    /* Of this machine, whichever server its desk belongs to. */
    AGLIS_GPU: gpuSchema.safeParse(environment.AGLIS_GPU).data ?? known.kept.AGLIS_GPU,
  };
}

/* Log-in starts in another directory. Empty is left to the desk, which says what is wrong with it. */
const absolute = (path: string | undefined): string | undefined => (path ? resolve(path) : path);

/** The environment of the desk's process; its data belongs among this user's where nobody said another place. */
export const deskEnvironmentFor = (
  settings: DeskSettings,
  userData: string,
): DeskSettings & { readonly AGLIS_DATA_DIR: string } => ({
  ...settings,
  AGLIS_DATA_DIR: settings.AGLIS_DATA_DIR ?? join(userData, 'desk'),
});

/** Some drivers draw nothing, or end the program: there the processor draws. */
export const isGpuOff = ({ AGLIS_GPU }: DeskSettings): boolean => AGLIS_GPU === '0';

/** So that a wall computer of eight gigabytes holds four boards beside its system. */
const usualBoardMemoryMb = 900;
const megabytesSchema = z.coerce.number().int().positive();

/** @returns megabytes beyond which a board is loaded anew; what cannot be read is the usual limit */
export function boardMemoryMbFor({ AGLIS_BOARD_MEMORY_MB }: NodeJS.ProcessEnv): number {
  const asked = megabytesSchema.safeParse(AGLIS_BOARD_MEMORY_MB);
  return asked.success ? asked.data : usualBoardMemoryMb;
}

/** Somebody else starts this program at log-in and after every end: it does neither itself. */
export const isSupervised = ({ AGLIS_SUPERVISED }: NodeJS.ProcessEnv): boolean => AGLIS_SUPERVISED === '1';

const own = {
  AGLIS_GPU: gpuSchema,
  AGLIS_SUPERVISED: z.enum(['0', '1']),
  AGLIS_BOARD_MEMORY_MB: megabytesSchema,
};

/** A sentence for each variable of the shell's own that cannot be read: a wall goes on without it, and is not dark for it. */
export const misreadIn = (environment: NodeJS.ProcessEnv): readonly string[] =>
  Object.entries(own).flatMap(([name, schema]) => {
    const said = environment[name];
    return said === undefined || schema.safeParse(said).success
      ? []
      : [
          `${name} is "${said}", which cannot be read; correct it or leave it out, until then it is not heeded.`,
        ];
  });
