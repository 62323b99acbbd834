import type { BridgeMessage } from '../port-bridge.ts';

export type PagePorts = {
  /** Hands a port of this page to the main process. @returns its name there */
  give(port: MessagePort): string;
  /** The page's end of a port that the main process gave under this name. */
  take(id: string): MessagePort;
  receive(message: BridgeMessage): void;
};

/** The page's half of PortBridge, in the isolated world. */
export function portsOfPage(say: (message: BridgeMessage) => void): PagePorts {
  const open = new Map<string, MessagePort>();
  const counter = { given: 0 };
  const attach = (id: string, port: MessagePort) => {
    open.set(id, port);
    port.onmessage = ({ data, ports }) => say({ kind: 'port', id, data, ports: ports.map(give) });
    port.addEventListener('close', () => {
      if (open.delete(id)) say({ kind: 'port-close', id });
    });
  };
  const give = (port: MessagePort): string => {
    counter.given += 1;
    const id = `page${counter.given}`;
    attach(id, port);
    return id;
  };
  const take = (id: string): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    attach(id, port1);
    return port2;
  };
  const receive = (message: BridgeMessage) => {
    const port = open.get(message.id);
    if (message.kind === 'port') return port?.postMessage(message.data, message.ports.map(take));
    open.delete(message.id);
    port?.close();
  };
  return { give, take, receive };
}
