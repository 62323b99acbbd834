import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { deskRouter } from './router.ts';
import type { DeskServices } from './services.ts';

/** One end of a message channel, whoever made it. */
export type ServedPort = {
  post(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
};

const requestSchema = z.discriminatedUnion('method', [
  z.object({
    id: z.int(),
    method: z.enum(['query', 'mutation', 'subscription']),
    path: z.string().max(200),
    input: z.unknown().optional(),
  }),
  z.object({ id: z.int(), method: z.literal('subscription.stop') }),
]);
type Call = Exclude<z.infer<typeof requestSchema>, { method: 'subscription.stop' }>;

/** tRPC for one page over one port. Errors arrive with their data; when the port closes, everything of it stops. */
export function servePort(port: ServedPort, router: typeof deskRouter, services: DeskServices): void {
  const running = new Map<number, AbortController>();
  const data = (id: number, value: unknown) => port.post({ id, result: { type: 'data', data: value } });

  const answer = async (call: Call, signal: AbortSignal) => {
    const { id, path, method: type } = call;
    const result: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx: services,
      getRawInput: () => Promise.resolve(call.input),
      signal,
      batchIndex: 0,
    });
    if (type !== 'subscription') return data(id, result);
    port.post({ id, result: { type: 'started' } });
    for await (const value of result as AsyncIterable<unknown>) {
      if (signal.aborted) break;
      data(id, value);
    }
    port.post({ id, result: { type: 'stopped' } });
  };
  const run = async (call: Call) => {
    const abort = new AbortController();
    running.set(call.id, abort);
    try {
      await answer(call, abort.signal);
    } catch (cause) {
      if (!abort.signal.aborted)
        port.post({ id: call.id, error: shapeOf(getTRPCErrorFromUnknown(cause), call, router) });
    } finally {
      running.delete(call.id);
    }
  };

  port.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return;
    if (request.data.method === 'subscription.stop') running.get(request.data.id)?.abort();
    else if (!running.has(request.data.id)) void run(request.data);
  });
  port.onClose(() => {
    for (const abort of running.values()) abort.abort();
  });
}

const shapeOf = (error: TRPCError, { path, method, input }: Call, router: typeof deskRouter) =>
  getTRPCErrorShape({
    config: router._def._config,
    error,
    type: method,
    path,
    input,
    ctx: undefined,
  });
