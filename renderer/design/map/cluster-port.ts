import type { ClusterAnswer, ClusterConnection, ClusterRequest } from './cluster-messages.ts';
import { createClusterService } from './cluster-service.ts';

/** One map's way to its aggregates. */
export interface ClusterPort {
  send(request: ClusterRequest, transfer?: Transferable[]): void;
  close(): void;
}

type Receive = (answer: ClusterAnswer) => void;

/** The worker of a page: all its maps share it, because to start one takes longer than its first answer. */
class ClusterWorker {
  #worker: Worker | null = null;
  #isUsable = typeof Worker !== 'undefined';
  readonly #connected = new Map<MessagePort, () => void>();

  /** @param failed hears once that nothing will be answered there; null where there is no worker */
  connect(receive: Receive, failed: () => void): ClusterPort | null {
    if (!this.#isUsable) return null;
    this.#worker ??= this.#start();
    const { port1: here, port2: there } = new MessageChannel();
    here.onmessage = (event: MessageEvent<ClusterAnswer>) => receive(event.data);
    this.#connected.set(here, failed);
    const connection: ClusterConnection = { port: there };
    this.#worker.postMessage(connection, [there]);
    return {
      send: (request, transfer = []) => here.postMessage(request, transfer),
      close: () => {
        this.#connected.delete(here);
        here.close();
      },
    };
  }

  #start(): Worker {
    const worker = new Worker(new URL('./cluster-worker.ts', import.meta.url), { type: 'module' });
    // A content policy may forbid it; a slower map is better than one without marks.
    worker.addEventListener('error', () => this.#fail(), { once: true });
    return worker;
  }

  #fail(): void {
    this.#isUsable = false;
    this.#worker?.terminate();
    this.#worker = null;
    const connected = [...this.#connected];
    this.#connected.clear();
    // What is on its way from there is not heard any more.
    for (const [port] of connected) port.close();
    for (const [, failed] of connected) failed();
  }
}

const worker = new ClusterWorker();

/** @param onFailure hears what answers from then on in the place of the worker */
export const openClusterPort = (receive: Receive, onFailure: (local: ClusterPort) => void): ClusterPort =>
  worker.connect(receive, () => onFailure(openLocalPort(receive))) ?? openLocalPort(receive);

/** Where there are no workers (tests) the same service runs in the page, after the caller has returned. */
function openLocalPort(receive: Receive): ClusterPort {
  const serve = createClusterService((answer) => queueMicrotask(() => receive(answer)));
  return { send: (request) => serve(request), close: () => undefined };
}
