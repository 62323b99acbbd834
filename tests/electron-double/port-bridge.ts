import { z } from 'zod';
import { DoublePort } from './message-ports.ts';

const bridgeMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('port'), id: z.string(), data: z.unknown(), ports: z.array(z.string()) }),
  z.object({ kind: z.literal('port-close'), id: z.string() }),
]);

/** What goes between a utility process and its parent, either way. */
export const utilityMessageSchema = z.union([
  z.object({ kind: z.literal('message'), data: z.unknown(), ports: z.array(z.string()) }),
  bridgeMessageSchema,
]);

export type BridgeMessage = z.infer<typeof bridgeMessageSchema>;

/** Ports between this process and another: each has a name there, and goes message by message. */
export class PortBridge {
  readonly #open = new Map<string, DoublePort>();
  readonly #send: (message: BridgeMessage) => void;
  readonly #side: string;
  #given = 0;

  /** @param side keeps the names given here apart from those given over there */
  constructor(side: string, send: (message: BridgeMessage) => void) {
    this.#side = side;
    this.#send = send;
  }

  /** The far side gets this port. @returns its name there */
  give(port: DoublePort): string {
    this.#given += 1;
    const id = `${this.#side}${this.#given}`;
    this.#attach(id, port);
    return id;
  }

  /** A port that the far side gave under this name. */
  take(id: string): DoublePort {
    const [near, far] = DoublePort.pair();
    this.#attach(id, far);
    return near;
  }

  receive(message: BridgeMessage): void {
    const port = this.#open.get(message.id);
    if (message.kind === 'port')
      port?.sendOn(
        message.data,
        message.ports.map((id) => this.take(id)),
      );
    else port?.close();
  }

  /** The far side is gone, and its ports with it. */
  close(): void {
    for (const port of this.#open.values()) port.close();
  }

  #attach(id: string, port: DoublePort): void {
    this.#open.set(id, port);
    port.handTo({
      message: (data, ports) =>
        this.#send({ kind: 'port', id, data, ports: ports.map((inner) => this.give(inner)) }),
      close: () => {
        if (this.#open.delete(id)) this.#send({ kind: 'port-close', id });
      },
    });
  }
}
