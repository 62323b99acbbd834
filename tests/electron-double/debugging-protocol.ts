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

/** Chromium's debugging protocol over one socket; sessions share it, each with its commands in order. */
export async function connectProtocol(address: string): Promise<ProtocolConnection> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`Chromium does not answer at ${address}`));
  });
  const asked = new Map<number, Asked>();
  const emitters = new Map<string, EventEmitter>();
  const counter = { last: 0 };

  const emitterOf = (sessionId: string) => {
    const emitter = emitters.get(sessionId) ?? new EventEmitter().setMaxListeners(0);
    emitters.set(sessionId, emitter);
    return emitter;
  };
  const send = (method: string, params: object | undefined, sessionId: string) =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(new Error(`Chromium is gone: ${method}`));
      counter.last += 1;
      asked.set(counter.last, { method, resolve, reject });
      socket.send(JSON.stringify({ id: counter.last, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  socket.onmessage = ({ data }) => {
    const {
      id,
      method,
      params,
      result,
      error,
      sessionId = '',
    } = messageSchema.parse(JSON.parse(String(data)));
    if (id === undefined) return void emitterOf(sessionId).emit(method ?? '', params);
    const question = asked.get(id);
    asked.delete(id);
    if (error) question?.reject(new Error(`${question.method}: ${error.message}`));
    else question?.resolve(result);
  };
  socket.addEventListener('close', () => {
    for (const { method, reject } of asked.values()) reject(new Error(`Chromium is gone: ${method}`));
    asked.clear();
  });

  const session = (sessionId: string) => {
    const emitter = emitterOf(sessionId);
    return Object.assign(emitter, {
      send: (method: string, params?: object) => send(method, params, sessionId),
    }) as unknown as ProtocolSession;
  };
  return {
    browser: session(''),
    session,
    onClose: (listener) => socket.addEventListener('close', listener),
  };
}
