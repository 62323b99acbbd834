import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';

type Answer = {
  readonly id: number;
  readonly result?: { readonly type: 'data' | 'started' | 'stopped'; readonly data?: unknown };
  readonly error?: { readonly message: string; readonly code: number; readonly data: unknown };
};

type Waiting = {
  onData(data: unknown): void;
  onStarted(): void;
  onStopped(): void;
  onError(error: NonNullable<Answer['error']>): void;
};

/** tRPC over the port that preload hands to the page. Requests made before the port has come wait for it. */
export function messagePortLink<Router extends AnyTRPCRouter>(port: Promise<MessagePort>): TRPCLink<Router> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const opened = port.then((open) => {
    open.onmessage = ({ data }: MessageEvent<Answer>) => deliver(data, waiting);
    open.start();
    return open;
  });
  const post = (message: object) => void opened.then((open) => open.postMessage(message));
  /** A request given up before the port came is never sent. */
  const postAwaited = (message: { readonly id: number; readonly [part: string]: unknown }) =>
    void opened.then((open) => {
      if (waiting.has(message.id)) open.postMessage(message);
    });

  return () =>
    ({ op }) =>
      observable((observer) => {
        lastId += 1;
        const id = lastId;
        const complete = () => {
          waiting.delete(id);
          observer.complete();
        };
        waiting.set(id, {
          onStarted: () => observer.next({ result: { type: 'started' } }),
          onStopped: complete,
          onError(error) {
            waiting.delete(id);
            observer.error(TRPCClientError.from({ error } as never));
          },
          onData(data) {
            observer.next({ result: { type: 'data', data } });
            if (op.type !== 'subscription') complete();
          },
        });
        postAwaited({ id, method: op.type, path: op.path, input: op.input });
        return () => {
          if (waiting.delete(id) && op.type === 'subscription') post({ id, method: 'subscription.stop' });
        };
      });
}

function deliver({ id, result, error }: Answer, waiting: ReadonlyMap<number, Waiting>): void {
  const request = waiting.get(id);
  if (!request) return;
  if (error) request.onError(error);
  else if (result?.type === 'started') request.onStarted();
  else if (result?.type === 'stopped') request.onStopped();
  else request.onData(result?.data);
}

/** Preload posts the port to its own page; nobody else can, so the first one is the desk. */
export function portFromPreload(view: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== view || !port) return;
      view.removeEventListener('message', take);
      resolve(port);
    };
    view.addEventListener('message', take);
  });
}
