import { join } from 'node:path';

/** What the desk's process is told, from the environment, the command line and where this user's data belongs. */
export function deskEnvironmentFor(known: {
  readonly environment: NodeJS.ProcessEnv;
  /** Value of `--server-url=…`, empty without one. */
  readonly serverUrlSwitch: string;
  readonly userData: string;
}): Readonly<Record<string, string | undefined>> {
  const { environment, serverUrlSwitch, userData } = known;
  return {
    AGLIS_SERVER_URL: serverUrlSwitch || environment.AGLIS_SERVER_URL,
    AGLIS_DATA_DIR: environment.AGLIS_DATA_DIR ?? join(userData, 'desk'),
  };
}
