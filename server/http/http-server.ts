import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { isDatabaseAway } from '../database/database-away.ts';
import { principalOfToken } from '../modules/identity/index.ts';
import { registerShapes, type ShapeSource } from '../shapes/gatekeeper.ts';
import { holdOpenStreams } from '../shapes/open-streams.ts';
import { databaseAway, type RequestContext, type Services } from './procedures.ts';
import { type AppRouter, appRouter } from './router.ts';

/** A hundred commands of the largest kind, with room to spare. */
const largestBody = 2 * 1024 * 1024;

/** The server's whole HTTP surface: tRPC, shapes, health. */
export function createHttpServer(options: {
  readonly services: Services;
  readonly shapeSource: ShapeSource;
  readonly log: FastifyBaseLogger;
}): FastifyInstance {
  const { services, shapeSource, log } = options;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2000 },
  });
  const principalOf = (request: FastifyRequest) => {
    const token = tokenOf(request);
    return token ? principalOfToken(services.database.orm, token, services.clock()) : Promise.resolve(null);
  };
  const streams = holdOpenStreams();
  const trpc: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: async ({ req }): Promise<RequestContext> => ({
        services,
        streams,
        token: tokenOf(req),
        address: req.ip,
        principal: await principalOf(req).catch((error: unknown) => {
          throw isDatabaseAway(error) ? databaseAway(error) : error;
        }),
      }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          log.error({ err: error.cause ?? error, path }, 'procedure failed');
      },
    },
  };
  app.register(fastifyTRPCPlugin, trpc);
  app.setErrorHandler((error, request, reply) => {
    if (isDatabaseAway(error))
      return reply
        .code(503)
        .header('retry-after', 1)
        .send({ message: databaseAway(error).message });
    log.error({ err: error, url: request.url }, 'request failed');
    return reply.send(error);
  });
  registerShapes(app, { principalOf, source: shapeSource, streams });
  app.get('/api/health', async (_, reply) => {
    const { rows } = await services.database.pool
      .query<{ ok: number }>('select 1 as ok')
      .catch(() => ({ rows: [] }));
    const replication = services.replication();
    const healthy = rows.length === 1 && replication.kind !== 'down';
    return reply.code(healthy ? 200 : 503).send({
      status: healthy ? 'ok' : 'failing',
      uptime: process.uptime(),
      database: rows.length === 1 ? 'ok' : 'unreachable',
      sync: replication.kind,
      version: services.version,
      timestamp: new Date(services.clock()).toISOString(),
    });
  });
  return app;
}

function tokenOf(request: FastifyRequest): string | null {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && token ? token : null;
}
