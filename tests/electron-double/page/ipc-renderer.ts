import type { PagePorts } from './page-ports.ts';
import type { PageMessage, PreloadMessage } from './preload-messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** Who listens in the isolated world to what. */
export function listenersByChannel() {
  const listeners = new Map<string, Set<Listener>>();
  const off = (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener);
  const on = (channel: string, listener: Listener) => {
    const ofChannel = listeners.get(channel) ?? new Set();
    listeners.set(channel, ofChannel.add(listener));
  };
  const once = (channel: string, listener: Listener) => {
    const first: Listener = (event, ...args) => {
      off(channel, first);
      listener(event, ...args);
    };
    on(channel, first);
  };
  const removeAllListeners = (channel: string) => void listeners.delete(channel);
  const tell = (channel: string, event: object, args: readonly unknown[]) => {
    for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
  };
  return { tell, methods: { on, once, off, removeListener: off, removeAllListeners } };
}

/** Electron's ipcRenderer, in the isolated world. */
export function ipcRendererOver(say: (message: PageMessage) => void, ports: PagePorts) {
  const { tell, methods } = listenersByChannel();
  const invoked = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  const counter = { invoked: 0 };
  const ipcRenderer = {
    ...methods,
    send: (channel: string, ...args: unknown[]) => say({ kind: 'send', channel, args, ports: [] }),
    postMessage: (channel: string, message: unknown, transfer: MessagePort[] = []) =>
      say({ kind: 'send', channel, args: [message], ports: transfer.map(ports.give) }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        counter.invoked += 1;
        invoked.set(counter.invoked, { resolve, reject });
        say({ kind: 'invoke', channel, args, id: counter.invoked });
      }),
  };
  const receive = (message: PreloadMessage) => {
    if (message.kind === 'message') {
      const event = { sender: ipcRenderer, ports: message.ports.map(ports.take) };
      tell(message.channel, event, message.args);
    } else if (message.kind === 'invoked') {
      const waiting = invoked.get(message.id);
      invoked.delete(message.id);
      if (message.error === null) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
    } else ports.receive(message);
  };
  return { ipcRenderer, receive };
}
