import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { deskRouter } from './router.ts';
import type { DeskServices } from './services.ts';

/** One end of a message channel, whoever made it. */
export type ServedPort = {
  post(message: string): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
};

const requestSchema = z.discriminatedUnion('method', [
  z.object({
    id: z.int(),
    method: z.enum(['query', 'mutation', 'subscription']),
    params: z.object({ path: z.string().max(200), input: z.unknown().optional() }),
  }),
  z.object({ id: z.int(), method: z.literal('subscription.stop') }),
]);
type Request = z.infer<typeof requestSchema>;
type Call = Exclude<Request, { method: 'subscription.stop' }>;

/**
 * tRPC for one page over one port, in the words that its client speaks over a WebSocket. Errors arrive with their data;
 * when the port closes, everything of it stops.
 */
export function servePort(port: ServedPort, router: typeof deskRouter, services: DeskServices): void {
  const running = new Map<number, AbortController>();
  const post = (message: object) => port.post(JSON.stringify(message));
  const data = (id: number, value: unknown) => post({ id, result: { type: 'data', data: value } });

  const answer = async (call: Call, signal: AbortSignal) => {
    const {
      id,
      method: type,
      params: { path, input },
    } = call;
    const result: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx: services,
      getRawInput: () => Promise.resolve(input),
      signal,
      batchIndex: 0,
    });
    if (type !== 'subscription') return data(id, result);
    post({ id, result: { type: 'started' } });
    for await (const value of result as AsyncIterable<unknown>) {
      if (signal.aborted) break;
      data(id, value);
    }
    post({ id, result: { type: 'stopped' } });
  };
  const run = async (call: Call) => {
    const abort = new AbortController();
    running.set(call.id, abort);
    try {
      await answer(call, abort.signal);
    } catch (cause) {
      if (!abort.signal.aborted)
        post({ id: call.id, error: shapeOf(getTRPCErrorFromUnknown(cause), call, router) });
    } finally {
      running.delete(call.id);
    }
  };

  port.onMessage((message) => {
    for (const request of requestsIn(message)) {
      if (request.method === 'subscription.stop') running.get(request.id)?.abort();
      else if (!running.has(request.id)) void run(request);
    }
  });
  port.onClose(() => {
    for (const abort of running.values()) abort.abort();
  });
}

/** Requests of one moment travel together. */
function requestsIn(message: unknown): readonly Request[] {
  return [parsed(message)].flat().flatMap((said) => {
    const request = requestSchema.safeParse(said);
    return request.success ? [request.data] : [];
  });
}

function parsed(message: unknown): unknown {
  try {
    return JSON.parse(String(message));
  } catch {
    return null;
  }
}

const shapeOf = (error: TRPCError, { method, params }: Call, router: typeof deskRouter) =>
  getTRPCErrorShape({
    config: router._def._config,
    error,
    type: method,
    path: params.path,
    input: params.input,
    ctx: undefined,
  });
