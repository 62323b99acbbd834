import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type RecordedRequest = {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly (readonly [string, string])[];
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type RecordingElectric = {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** How the next requests are answered. */
  answerWith(answer: (response: ServerResponse, request: IncomingMessage) => void): void;
};

/** Listens on a free port of this machine until the test has finished. @returns the server's address. */
export async function listen(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** In the place of a real Electric service: writes down what it is asked, and answers as it is told. */
export async function startRecordingElectric(): Promise<RecordingElectric> {
  const requests: RecordedRequest[] = [];
  const state: { answer: Parameters<RecordingElectric['answerWith']>[0] } = {
    answer: (response) => void response.end('[]'),
  };

  async function record(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    requests.push({
      method: request.method ?? '',
      path: pathname,
      parameters: [...searchParams],
      headers: request.headers,
      body: Buffer.concat(pieces).toString(),
    });
    state.answer(response, request);
  }

  const url = await listen((request, response) => void record(request, response));
  return {
    url,
    requests,
    answerWith(answer) {
      state.answer = answer;
    },
  };
}
