import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';

/** What travels back over one connection, in this order: a head, bodies, an end; or `broken` at any point. */
export type ResponsePart =
  | { readonly kind: 'head'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'broken' };

/** Of Node's response, what the engine uses; each part is handed to the network as it is written. */
export class SimulatedResponse extends EventEmitter {
  headersSent = false;
  destroyed = false;
  readonly socket = { setNoDelay: () => undefined };
  /** Who listens in on the server's side. */
  heard: (part: ResponsePart) => void = () => undefined;
  private readonly send: (part: ResponsePart) => void;

  constructor(send: (part: ResponsePart) => void) {
    super();
    this.send = send;
  }

  private transmit(part: ResponsePart): void {
    this.heard(part);
    this.send(part);
  }

  writeHead(status: number, headers: Readonly<Record<string, string | number>> = {}): this {
    this.headersSent = true;
    const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    this.transmit({ kind: 'head', status, headers: Object.fromEntries(texts) });
    return this;
  }

  flushHeaders(): void {}

  write(content: Buffer | string): boolean {
    if (!this.destroyed) this.transmit({ kind: 'body', text: content.toString() });
    return !this.destroyed;
  }

  end(content?: Buffer | string): void {
    if (this.destroyed) return;
    if (content !== undefined) this.write(content);
    this.transmit({ kind: 'end' });
    this.leave();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.transmit({ kind: 'broken' });
    this.leave();
  }

  /** Whoever asked is gone, or everything is said. */
  leave(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
  }

  /** The engine's types ask for the whole of Node's class. */
  asServerResponse(): ServerResponse {
    return this as unknown as ServerResponse;
  }
}
