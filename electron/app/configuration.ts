import { join } from 'node:path';
import { z } from 'zod';

/** What the desk's process is told, from the environment, the command line and where this user's data belongs. */
export function deskEnvironmentFor(known: {
  readonly environment: NodeJS.ProcessEnv;
  /** Value of `--server-url=…`, empty without one. */
  readonly serverUrlSwitch: string;
  readonly userData: string;
}): Readonly<Record<string, string | undefined>> & { readonly AGLIS_DATA_DIR: string } {
  const { environment, serverUrlSwitch, userData } = known;
  return {
    AGLIS_SERVER_URL: serverUrlSwitch || environment.AGLIS_SERVER_URL,
    AGLIS_DATA_DIR: environment.AGLIS_DATA_DIR ?? join(userData, 'desk'),
    AGLIS_MAP_PMTILES: environment.AGLIS_MAP_PMTILES,
    AGLIS_MAP_TILES: environment.AGLIS_MAP_TILES,
    AGLIS_MAP_ATTRIBUTION: environment.AGLIS_MAP_ATTRIBUTION,
  };
}

/** So that a wall computer of eight gigabytes holds four boards beside its system. */
const usualBoardMemoryMb = 900;
const megabytesSchema = z.coerce.number().int().positive();

/** @returns megabytes beyond which a board is loaded anew; what cannot be read is the usual limit */
export function boardMemoryMbFor({ AGLIS_BOARD_MEMORY_MB }: NodeJS.ProcessEnv): number {
  const asked = megabytesSchema.safeParse(AGLIS_BOARD_MEMORY_MB);
  return asked.success ? asked.data : usualBoardMemoryMb;
}
