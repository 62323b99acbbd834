/** Runs before a utility process's own code, and gives it `process.parentPort`. */
import { EventEmitter } from 'node:events';
import { PortBridge, utilityMessageSchema } from './port-bridge.ts';

type Heard = { readonly data: unknown; readonly ports: readonly unknown[] };

class ParentPort extends EventEmitter {
  readonly #early: Heard[] = [];
  readonly #say: (message: object) => void;

  constructor(say: (message: object) => void) {
    super();
    this.#say = say;
    this.on('newListener', (name) => {
      if (name === 'message') queueMicrotask(() => this.#drain());
    });
  }

  postMessage(message: unknown): void {
    this.#say({ kind: 'message', data: message, ports: [] });
  }

  hear(heard: Heard): void {
    this.#early.push(heard);
    if (this.listenerCount('message') > 0) this.#drain();
  }

  #drain(): void {
    for (const heard of this.#early.splice(0)) this.emit('message', heard);
  }
}

const say = (message: object) => {
  if (process.connected) process.send?.(message);
};
const parentPort = new ParentPort(say);
const bridge = new PortBridge('child', say);

process.on('message', (raw) => {
  const message = utilityMessageSchema.parse(raw);
  if (message.kind !== 'message') return bridge.receive(message);
  parentPort.hear({ data: message.data, ports: message.ports.map((id) => bridge.take(id)) });
});
/* A utility process does not outlive the application. */
process.once('disconnect', () => process.exit());
Object.defineProperty(process, 'parentPort', { value: parentPort });
