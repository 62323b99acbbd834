import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { ShapeDefinition } from '../electric/index.ts';
import type { OpenStreams } from './open-streams.ts';
import { shapeDefinitionFor } from './shape-definition.ts';

/** Answers one request of Electric's HTTP protocol for a shape that is already decided. */
export type ShapeSource = (
  shape: ShapeDefinition,
  protocol: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

/** Where in the log a client stands, and how it wants to wait. Whatever describes the shape is not among them. */
const protocolParameters = [
  'offset',
  'handle',
  'cursor',
  'live',
  'live_sse',
  'experimental_live_sse',
  'expired_handle',
  'cache-buster',
  'log',
];

/** `GET /v1/shapes/:name`: who may sync what, for every shape of every desk. */
export function registerShapes(
  app: FastifyInstance,
  options: {
    readonly principalOf: (request: FastifyRequest) => Promise<Principal | null>;
    readonly source: ShapeSource;
    readonly streams: Pick<OpenStreams, 'hold'>;
  },
): void {
  app.get<{ Params: { name: string } }>('/v1/shapes/:name', async (request, reply) => {
    const principal = await options.principalOf(request);
    if (!principal) return reply.code(401).send({ message: 'Sign in first.' });
    const shape = shapeDefinitionFor(request.params.name, principal);
    if (!shape.ok) {
      const { refusal } = shape;
      return refusal.code === 'unknown-shape'
        ? reply.code(404).send({ message: `There is no shape called ${request.params.name}.` })
        : reply.code(403).send({ message: `The role ${refusal.role} may not sync ${request.params.name}.` });
    }
    reply.hijack();
    options.streams.hold(principal.accountId, reply.raw);
    await options.source(shape.value, protocolOf(request.url), request.raw, reply.raw);
    return reply;
  });
}

/** Each parameter once, the first of its name: two readers must not take different ones. */
function protocolOf(url: string): URLSearchParams {
  const given = new URL(url, 'http://localhost').searchParams;
  const protocol = new URLSearchParams();
  for (const name of protocolParameters) {
    const value = given.get(name);
    if (value !== null) protocol.append(name, value);
  }
  return protocol;
}
