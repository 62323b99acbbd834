import type { PagePorts } from './page-ports.ts';
import type { PageMessage, PreloadMessage } from './preload-messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** Electron's ipcRenderer, in the isolated world. */
export function ipcRendererOver(say: (message: PageMessage) => void, ports: PagePorts) {
  const listeners = new Map<string, Set<Listener>>();
  const invoked = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  const counter = { invoked: 0 };
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
  const ipcRenderer = {
    on,
    once,
    off,
    removeListener: off,
    removeAllListeners: (channel: string) => void listeners.delete(channel),
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
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
    } else if (message.kind === 'invoked') {
      const waiting = invoked.get(message.id);
      invoked.delete(message.id);
      if (message.error === null) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
    } else ports.receive(message);
  };
  return { ipcRenderer, receive };
}
