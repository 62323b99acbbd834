import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { contentPolicy } from '../pages/content-policy.ts';
import { createGate, type Gate } from './gate.ts';

type Options = {
  readonly rendererDirectory: string;
  readonly token: string;
  /** 0 takes any free port. */
  readonly port: number;
};

export type PageServer = {
  readonly app: FastifyInstance;
  readonly gate: Gate;
  /** Opens the console from this machine; the same for every launch of this desk on this port. */
  readonly address: string;
};

const consolePage = '/windows/console/index.html';

/** Serves the built pages on loopback, to holders of the token. @throws when the port is taken */
export async function servePages({ rendererDirectory, token, port }: Options): Promise<PageServer> {
  const entrance: { gate: Gate | null; port: number } = { gate: null, port };
  const app = fastify({ forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    const { gate } = entrance;
    if (!gate) return reply.code(503).send();
    return await admit(gate, request, reply);
  });
  app.addHook('onSend', (_, reply, payload, done) => {
    const { port: open } = entrance;
    reply.header(
      'content-security-policy',
      contentPolicy([`ws://127.0.0.1:${open}`, `ws://localhost:${open}`]),
    );
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    done(null, payload);
  });
  app.get('/', (_, reply) => reply.redirect(consolePage));
  await app.register(fastifyStatic, {
    root: rendererDirectory,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
  });
  await app.listen({ host: '127.0.0.1', port });

  const bound = app.server.address();
  entrance.port = typeof bound === 'object' && bound ? bound.port : port;
  const gate = createGate({ token, port: entrance.port });
  entrance.gate = gate;
  return { app, gate, address: `http://127.0.0.1:${entrance.port}/?token=${token}` };
}

/** A file of the build has its contents in its name; a page names the files of the build that runs now. */
const cachingOf = (path: string): string =>
  path.includes(`${sep}assets${sep}`) ? 'private, max-age=31536000, immutable' : 'no-cache';

/** The token in the address becomes a cookie and leaves the address bar; without either nothing is shown. */
function admit(gate: Gate, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
  if (
    request.method === 'GET' &&
    gate.isFromHere(request.headers) &&
    gate.holdsToken(searchParams.get('token'))
  )
    return reply
      .header('set-cookie', gate.cookie)
      .header('cache-control', 'no-store')
      .redirect(pathname === '/' ? consolePage : pathname);
  const obstacle = gate.obstacle(request.headers);
  return obstacle ? reply.code(403).type('text/plain').send(`Not admitted: ${obstacle}\n`) : undefined;
}
