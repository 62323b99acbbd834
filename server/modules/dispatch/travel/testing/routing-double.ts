import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { distanceMetres, type Position } from '../../../../../shared/kernel/position.ts';

export type DoubleRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; null without a body. */
  readonly body: unknown;
};
type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown };

/** How a double answers: as the service documents, or with a fault. */
export type Behaviour = (request: DoubleRequest) => Answer | 'never' | 'hang-up' | Promise<Answer>;

export type RoutingDouble = {
  readonly url: string;
  readonly requests: readonly DoubleRequest[];
  answerWith(behaviour: Behaviour): void;
};

/** In the place of a routing service, on a free port of this machine until the test has finished. */
export async function startRoutingDouble(first: Behaviour): Promise<RoutingDouble> {
  const requests: DoubleRequest[] = [];
  const state = { behaviour: first };
  const server = createServer((request, response) => void respond(request, response));
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    const asked: DoubleRequest = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://double'),
      headers: request.headers,
      body: text ? JSON.parse(text) : null,
    };
    requests.push(asked);
    const answer = await state.behaviour(asked);
    if (answer === 'never') return;
    if (answer === 'hang-up') return void request.socket.destroy();
    const { status = 200, headers = {}, body } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answerWith(behaviour) {
      state.behaviour = behaviour;
    },
  };
}

/** A road in a double: one and a half straight lines long, ten metres a second. */
export const roadMetres = (from: Position, to: Position): number =>
  Math.round(distanceMetres(from, to) * 1.5);
export const roadSeconds = (from: Position, to: Position): number => roadMetres(from, to) / 10;

export const fault =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  () => ({ status, body, headers });

/** These one after the other, the last for ever. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  const left = [...behaviours];
  return (request) => ((left.length > 1 ? left.shift() : left[0]) as Behaviour)(request);
}
