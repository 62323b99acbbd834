import { EventEmitter } from 'node:events';
import type { CDPSession } from 'playwright-core';
import { z } from 'zod';

/** One target of Chromium, or Chromium itself: commands and events with the protocol's own types. */
export type ProtocolSession = Pick<CDPSession, 'send' | 'on' | 'off' | 'once'>;

export type ProtocolConnection = {
  readonly browser: ProtocolSession;
  session(sessionId: string): ProtocolSession;
  onClose(listener: () => void): void;
};

const messageSchema = z.object({
  id: z.int().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
  sessionId: z.string().optional(),
});

type Asked = { readonly method: string; resolve(result: unknown): void; reject(error: Error): void };

/** What was asked over one socket, and what is heard over it, by session; the browser's own session has no name. */
class Conversation {
  readonly #socket: WebSocket;
  readonly #asked = new Map<number, Asked>();
  readonly #heard = new Map<string, EventEmitter>();
  #lastId = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data))));
    socket.addEventListener('close', () => {
      for (const { method, reject } of this.#asked.values()) reject(new Error(`Chromium is gone: ${method}`));
      this.#asked.clear();
    });
  }

  session(sessionId: string): ProtocolSession {
    const send = (method: string, params?: object) => this.#send(sessionId, method, params);
    return Object.assign(this.#emitterOf(sessionId), { send }) as unknown as ProtocolSession;
  }

  #send(sessionId: string, method: string, params?: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return reject(new Error(`Chromium is gone: ${method}`));
      this.#lastId += 1;
      const id = this.#lastId;
      this.#asked.set(id, { method, resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  }

  #hear(raw: unknown): void {
    const { id, method = '', params, result, error, sessionId = '' } = messageSchema.parse(raw);
    if (id === undefined) return void this.#emitterOf(sessionId).emit(method, params);
    const question = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) question?.reject(new Error(`${question.method}: ${error.message}`));
    else question?.resolve(result);
  }

  #emitterOf(sessionId: string): EventEmitter {
    const emitter = this.#heard.get(sessionId) ?? new EventEmitter().setMaxListeners(0);
    this.#heard.set(sessionId, emitter);
    return emitter;
  }
}

/** Chromium's debugging protocol over one socket; sessions share it, each with its commands in order. */
export async function connectProtocol(address: string): Promise<ProtocolConnection> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`Chromium does not answer at ${address}`));
  });
  const conversation = new Conversation(socket);
  return {
    browser: conversation.session(''),
    session: (sessionId) => conversation.session(sessionId),
    onClose: (listener) => socket.addEventListener('close', listener),
  };
}
