import { randomBytes } from 'node:crypto';
import { instant } from '../../shared/kernel/instant.ts';
import { type Desk, openDesk } from '../desk/desk.ts';
import { openingProblem } from '../desk/opening-problem.ts';
import type { Log } from '../desk/process/log.ts';
import type { Configuration } from './configuration.ts';
import { serveDesk } from './desk-socket.ts';
import { servePages } from './page-server.ts';

export type BrowserShell = { readonly address: string; close(): Promise<void> };

/** @throws Error with one sentence when the port is taken or the directory cannot be used */
export async function openBrowserShell(
  configuration: Configuration,
  surroundings: { readonly rendererDirectory: string; readonly log: Log },
): Promise<BrowserShell> {
  const desk = openConfiguredDesk(configuration, surroundings.log);
  try {
    return await serve(desk, configuration, surroundings.rendererDirectory);
  } catch (error) {
    desk.close();
    throw new Error(servingProblem(error, configuration.port), { cause: error });
  }
}

async function serve(desk: Desk, { port }: Configuration, rendererDirectory: string): Promise<BrowserShell> {
  const token = randomBytes(32).toString('base64url');
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

function openConfiguredDesk({ dataDirectory, serverUrl, deskName }: Configuration, log: Log): Desk {
  const clock = { now: () => instant(Date.now()) };
  try {
    return openDesk({ dataDirectory, serverUrl, deskName, clock, log });
  } catch (error) {
    throw new Error(openingProblem(error, dataDirectory), { cause: error });
  }
}

function servingProblem(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program.`;
  if (code === 'EACCES') return `Port ${port} is reserved for the system.`;
  return error instanceof Error ? `${error.message}.` : String(error);
}
