import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer, untilStreaming } from '../../server/electric/testing/electric-server.ts';
import type { TestDatabase } from './test-database.ts';

export type ServiceFault = 'none' | 'refuses-connections' | 'answers-503' | 'never-answers';

/** A service of its own beside the server, as `ELECTRIC_URL` names one, and what may be the matter with it. */
export type ElectricService = {
  readonly url: string;
  /** Cuts what is open, and from then on behaves so. */
  suffer(fault: ServiceFault): Promise<void>;
  stop(): Promise<void>;
};

/** Starts one on the database, at `/v1/shape` and `/v1/health`. Its directory is the caller's. */
export async function startElectricService(
  { url: connectionString }: TestDatabase,
  dataDirectory: string,
): Promise<ElectricService> {
  const slotName = `service_${crypto.randomUUID().slice(0, 8)}`;
  const inner = await startServer({ connectionString, dataDirectory, slotName, publicationName: 'service' });
  await untilStreaming(inner.engine);
  const state = { fault: 'none' as ServiceFault };
  const server = createServer((asked, response) => {
    if (state.fault === 'none') relay(new URL(asked.url ?? '/', inner.url), asked, response);
    if (state.fault === 'answers-503') refuse(response);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async suffer(fault) {
      state.fault = fault;
      await close();
      if (fault !== 'refuses-connections') await listen(port);
    },
    async stop() {
      await close();
      await inner.stop();
    },
  };
}

function relay(to: URL, asked: IncomingMessage, response: ServerResponse): void {
  const through = request(to, { headers: asked.headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
    answer.pipe(response);
  });
  through.on('error', () => response.destroy());
  response.once('close', () => through.destroy());
  through.end();
}

/** As Electric does while its database cannot be reached. */
function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '10' });
  response.end('{"code":"database_unreachable","error":"Database is unreachable"}');
}
