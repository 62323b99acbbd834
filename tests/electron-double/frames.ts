import { z } from 'zod';
import type { ProtocolSession } from './debugging-protocol.ts';
import type { DoublePort } from './message-ports.ts';
import type { PreloadMessage } from './page/preload-messages.ts';
import { preloadWorld } from './page-worlds.ts';
import { PortBridge } from './port-bridge.ts';
import { toWire } from './wire.ts';

const ownerSchema = z.object({ frameId: z.string() });

/** The isolated world of one document: what is said to it goes in order, and with it end its ports. */
class PreloadWorld {
  readonly bridge = new PortBridge('main', (message) => this.say(message));
  readonly contextId: number;
  readonly #session: ProtocolSession;
  #waiting: string[] = [];

  constructor(session: ProtocolSession, contextId: number) {
    this.#session = session;
    this.contextId = contextId;
  }

  say(message: PreloadMessage): void {
    this.#waiting.push(toWire(message));
    if (this.#waiting.length === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const value = this.#waiting;
    this.#waiting = [];
    const call = {
      functionDeclaration: '(texts) => electronDoubleHear(texts)',
      executionContextId: this.contextId,
      arguments: [{ value }],
    };
    /* A document that went away meanwhile hears nothing, as in Electron. */
    this.#session.send('Runtime.callFunctionOn', call).catch(() => undefined);
  }
}

/** A frame as the main process sees it: Electron's WebFrameMain. */
export class DoubleFrame {
  readonly id: string;
  readonly parent: DoubleFrame | null;
  url = '';
  world: PreloadWorld | null = null;

  constructor(id: string, parent: DoubleFrame | null) {
    this.id = id;
    this.parent = parent;
  }

  send(channel: string, ...args: unknown[]): void {
    this.world?.say({ kind: 'message', channel, args, ports: [] });
  }

  postMessage(channel: string, message: unknown, transfer: readonly DoublePort[] = []): void {
    const { world } = this;
    if (!world) return;
    const ports = transfer.map((port) => world.bridge.give(port));
    world.say({ kind: 'message', channel, args: [message], ports });
  }
}

/** Follows a page's frames and their isolated worlds. */
export class FrameTree {
  readonly #frames = new Map<string, DoubleFrame>();
  readonly #session: ProtocolSession;
  readonly main: DoubleFrame;

  /** @param toOurs gives an address the scheme that the application knows */
  constructor(session: ProtocolSession, mainId: string, toOurs: (address: string) => string) {
    this.#session = session;
    this.main = this.#add(mainId, null);
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.#add(frameId, this.#frames.get(parentFrameId) ?? this.main);
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      const known = this.#frames.get(frame.id);
      if (known) known.url = toOurs(frame.url) + (frame.urlFragment ?? '');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const known = this.#frames.get(frameId);
      if (known) known.url = toOurs(url);
    });
    session.on('Page.frameDetached', ({ frameId }) => {
      this.#leave(this.#frames.get(frameId));
      this.#frames.delete(frameId);
    });
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorld) return;
      const frame = this.#frames.get(ownerSchema.parse(context.auxData).frameId);
      this.#leave(frame);
      if (frame) frame.world = new PreloadWorld(this.#session, context.id);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.#leave(this.ofContext(executionContextId)),
    );
    session.on('Runtime.executionContextsCleared', () => this.leaveAll());
  }

  find(frameId: string): DoubleFrame | null {
    return this.#frames.get(frameId) ?? null;
  }

  ofContext(contextId: number): DoubleFrame | null {
    return [...this.#frames.values()].find(({ world }) => world?.contextId === contextId) ?? null;
  }

  leaveAll(): void {
    for (const frame of this.#frames.values()) this.#leave(frame);
  }

  #leave(frame: DoubleFrame | null | undefined): void {
    frame?.world?.bridge.close();
    if (frame) frame.world = null;
  }

  #add(id: string, parent: DoubleFrame | null): DoubleFrame {
    const frame = new DoubleFrame(id, parent);
    this.#frames.set(id, frame);
    return frame;
  }
}
