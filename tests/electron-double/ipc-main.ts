import { EventEmitter } from 'node:events';
import type { DoubleFrame } from './frames.ts';
import type { DoublePort } from './message-ports.ts';

type Invoked = (event: object, ...args: unknown[]) => unknown;

/** Electron's ipcMain: hears what preloads send, and answers what they ask. */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Invoked>();

  handle(channel: string, handler: Invoked): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  heard(
    channel: string,
    said: {
      readonly sender: object;
      readonly senderFrame: DoubleFrame;
      readonly args: readonly unknown[];
      readonly ports: readonly DoublePort[];
    },
  ): void {
    const { sender, senderFrame, args, ports } = said;
    const reply = (answerChannel: string, ...answer: unknown[]) => senderFrame.send(answerChannel, ...answer);
    this.emit(channel, { sender, senderFrame, ports, reply }, ...args);
  }

  async asked(
    channel: string,
    said: { readonly sender: object; readonly senderFrame: DoubleFrame; readonly args: readonly unknown[] },
  ): Promise<{ readonly value: unknown; readonly error: string | null }> {
    const { sender, senderFrame, args } = said;
    try {
      const handler = this.#handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { value: await handler({ sender, senderFrame }, ...args), error: null };
    } catch (error) {
      return { value: undefined, error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }
}
