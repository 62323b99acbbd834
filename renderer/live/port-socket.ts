/** What Electron's preload gives a page to ask for its desk with; it is answered by a message to the page's window. */
type Shell = { connect(): Promise<void> };

/** Of the page's window, what a line to the desk needs. */
export type PortView = Pick<Window, 'addEventListener'> & { readonly aglis?: Shell };

/** As the preload posts it: with a port the desk is joined, without one it is gone, asked or not. */
const deskPort = 'desk:port';

/**
 * The port that joins a page to its desk in Electron, as far as tRPC's client uses a WebSocket: so one client serves both
 * shells, and a line that is lost is told and taken up again in one way.
 */
class PortSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = PortSocket.OPEN;
  readyState: number = PortSocket.CONNECTING;
  readonly #ending = new AbortController();
  #port: MessagePort | null = null;

  constructor(view: PortView) {
    super();
    const { signal } = this.#ending;
    const hear = ({ source, data, ports }: MessageEvent<{ readonly kind?: unknown } | null>) => {
      if (source !== (view as unknown) || data?.kind !== deskPort) return;
      const [port] = ports;
      if (!port) this.#ended();
      else if (this.#port) port.close();
      else this.#open(port);
    };
    view.addEventListener('message', hear, { signal });
    void view.aglis?.connect();
  }

  send(text: string): void {
    this.#port?.postMessage(text);
  }

  close(): void {
    /* As a WebSocket does: whoever closes it hears so only afterwards. */
    queueMicrotask(() => this.#ended());
  }

  #open(port: MessagePort): void {
    this.#port = port;
    port.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
    this.readyState = PortSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  #ended(): void {
    if (this.readyState === PortSocket.CLOSED) return;
    this.readyState = PortSocket.CLOSED;
    this.#ending.abort();
    this.#port?.close();
    if (!this.#port) this.dispatchEvent(new Event('error'));
    this.dispatchEvent(new Event('close'));
  }
}

/** @returns what tRPC's client makes its sockets of, over the ports of this page */
export const portSockets = (view: PortView): typeof WebSocket =>
  class extends PortSocket {
    constructor() {
      super(view);
    }
  } as unknown as typeof WebSocket;
