import { EventEmitter } from 'node:events';

/** What lives at the far end of a port that was handed to another process. */
type Outlet = { message(data: unknown, ports: readonly DoublePort[]): void; close(): void };

/** A port as the main process holds it: Electron's MessagePortMain. It keeps what arrives until it is started. */
export class DoublePort extends EventEmitter {
  #peer: DoublePort | null = null;
  #outlet: Outlet | null = null;
  #waiting: { readonly data: unknown; readonly ports: readonly DoublePort[] }[] = [];
  #isStarted = false;
  #isClosed = false;

  static pair(): [DoublePort, DoublePort] {
    const pair: [DoublePort, DoublePort] = [new DoublePort(), new DoublePort()];
    pair[0].#peer = pair[1];
    pair[1].#peer = pair[0];
    return pair;
  }

  postMessage(message: unknown, transfer: readonly DoublePort[] = []): void {
    this.sendOn(structuredClone(message), transfer);
  }

  /** For a bridge: what the far end said, which is a copy already. */
  sendOn(data: unknown, ports: readonly DoublePort[]): void {
    if (this.#peer) this.#peer.#receive(data, ports);
  }

  start(): void {
    this.#isStarted = true;
    this.#drain();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#closed();
    if (this.#peer) this.#peer.#closed();
  }

  /** Hands this end to another process: all that arrives, and has arrived, goes there. */
  handTo(outlet: Outlet): void {
    this.#outlet = outlet;
    this.start();
    if (this.#isClosed) outlet.close();
  }

  #receive(data: unknown, ports: readonly DoublePort[]): void {
    if (this.#isClosed) return;
    this.#waiting.push({ data, ports });
    if (this.#isStarted) queueMicrotask(() => this.#drain());
  }

  #drain(): void {
    for (const { data, ports } of this.#waiting.splice(0)) {
      if (this.#outlet) this.#outlet.message(data, ports);
      else this.emit('message', { data, ports });
    }
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#drain();
    this.#isClosed = true;
    if (this.#outlet) this.#outlet.close();
    else queueMicrotask(() => this.emit('close'));
  }
}

export class MessageChannelMain {
  readonly port1: DoublePort;
  readonly port2: DoublePort;

  constructor() {
    [this.port1, this.port2] = DoublePort.pair();
  }
}
