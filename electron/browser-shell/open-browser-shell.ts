import { join } from 'node:path';
import { type Desk, openDesk } from '../desk/desk.ts';
import { openingProblem, openingSentence } from '../desk/opening-problem.ts';
import type { Log } from '../desk/process/log.ts';
import { thisMachine } from '../desk/process/this-machine.ts';
import { overHttp } from '../desk/sync/server-reach.ts';
import type { Configuration } from './configuration.ts';
import { serveDesk } from './desk-socket.ts';
import { servePages } from './page-server.ts';
import { keptShellToken } from './shell-token.ts';

export type BrowserShell = { readonly address: string; close(): Promise<void> };

/** @throws Error with one sentence when the port is taken or the directory cannot be used */
export async function openBrowserShell(
  configuration: Configuration,
  surroundings: { readonly rendererDirectory: string; readonly log: Log },
): Promise<BrowserShell> {
  const opened = openConfiguredDesk(configuration, surroundings.log);
  try {
    return await serve(opened, configuration, surroundings.rendererDirectory);
  } catch (error) {
    opened.desk.close();
    throw new Error(servingProblem(error, configuration.port), { cause: error });
  }
}

type OpenedDesk = { readonly desk: Desk; readonly token: string };

async function serve(
  { desk, token }: OpenedDesk,
  { port }: Configuration,
  rendererDirectory: string,
): Promise<BrowserShell> {
  const pages = await servePages({ rendererDirectory, token, port });
  const sockets = serveDesk(pages.app.server, pages.gate, desk);
  return {
    address: pages.address,
    async close() {
      sockets.close();
      await pages.app.close();
      desk.close();
    },
  };
}

function openConfiguredDesk(
  { dataDirectory, serverUrl, deskName, map }: Configuration,
  log: Log,
): OpenedDesk {
  try {
    const reachServer = overHttp(serverUrl);
    const desk = openDesk({
      dataDirectory,
      serverUrl,
      deskName,
      map,
      reachServer,
      machine: thisMachine,
      log,
    });
    return { desk, token: tokenFor(desk, dataDirectory) };
  } catch (error) {
    throw new Error(openingSentence(openingProblem(error, dataDirectory), 'en'), { cause: error });
  }
}

/** Read once the desk holds its directory: two desks never make a token for one directory at once. */
function tokenFor(desk: Desk, dataDirectory: string): string {
  try {
    return keptShellToken(join(dataDirectory, 'browser-token'));
  } catch (error) {
    desk.close();
    throw error;
  }
}

function servingProblem(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return `Port ${port} on 127.0.0.1 is in use; stop what uses it or set AGLIS_DESK_PORT to another.`;
  if (code === 'EACCES')
    return `Port ${port} on 127.0.0.1 is reserved for the system; set AGLIS_DESK_PORT to another.`;
  return error instanceof Error ? `${error.message}.` : String(error);
}
