import { EventEmitter } from 'node:events';
import type { ProtocolSession } from './debugging-protocol.ts';
import { type DoubleFrame, FrameTree } from './frames.ts';
import type { IpcMain } from './ipc-main.ts';
import type { DoublePort } from './message-ports.ts';
import type { PageMessage } from './page/preload-messages.ts';
import type { PageScheme } from './page-scheme.ts';
import type { PageTarget } from './page-target.ts';
import { preloadBinding } from './page-worlds.ts';
import { preventable } from './preventable.ts';
import { answerRequests, type DocumentRequest } from './requests.ts';
import { fromWire } from './wire.ts';

type WindowOpenHandler = (details: { url: string; frameName: string }) => { action: 'allow' | 'deny' };

export type ContentsOptions = {
  readonly id: number;
  readonly session: object;
  readonly scheme: PageScheme;
  readonly ipcMain: IpcMain;
  readonly processId: () => number;
};

const anywhere = '*';

/** A page and what the main process may do with it, over the debugging protocol. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session: object;
  readonly #options: ContentsOptions;
  readonly #target = Promise.withResolvers<PageTarget>();
  #frames: FrameTree | null = null;
  #ownNavigation: string | null = null;
  #openHandler: WindowOpenHandler | null = null;
  #targetId: string | null = null;
  #isLoading = false;
  #state: 'well' | 'crashed' | 'destroyed' = 'well';

  constructor(options: ContentsOptions) {
    super();
    this.id = options.id;
    this.session = options.session;
    this.#options = options;
  }

  /** Called once the page exists and before anything of it is heard. */
  adopt(target: PageTarget): void {
    const { session, targetId } = target;
    const { scheme } = this.#options;
    this.#targetId = targetId;
    this.#frames = new FrameTree(session, targetId, (address) => scheme.fromChromium(address));
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === preloadBinding) this.#hear(payload, executionContextId);
    });
    session.on('Inspector.targetCrashed', () => this.#gone());
    session.on('Page.windowOpen', ({ url, windowName }) => this.#opened(url, windowName));
    session.on('Page.loadEventFired', () => {
      this.#isLoading = false;
      this.emit('did-finish-load');
    });
    session.on('Page.domContentEventFired', () => this.emit('dom-ready'));
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === targetId) this.emit('did-navigate', {}, scheme.fromChromium(frame.url));
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) =>
      this.emit('did-navigate-in-page', {}, scheme.fromChromium(url), frameId === targetId),
    );
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === targetId && name === 'firstPaint') this.emit('did-first-paint');
    });
    answerRequests(session, { scheme, mayGo: (request) => this.#mayGo(request) });
  }

  /** The page is watched: from here on it does what it is asked. */
  ready(target: PageTarget): void {
    this.#target.resolve(target);
  }

  /** For what only a page's session can do. */
  whenOpen = async (): Promise<ProtocolSession> => (await this.#target.promise).session;

  get mainFrame(): DoubleFrame | null {
    return this.#frames?.main ?? null;
  }

  get targetId(): string | null {
    return this.#targetId;
  }

  async loadURL(address: string): Promise<void> {
    const { session } = await this.#target.promise;
    const url = this.#options.scheme.toChromium(address);
    this.#ownNavigation = anywhere;
    this.#isLoading = true;
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await session.send('Page.navigate', { url });
    if (errorText) {
      this.#isLoading = false;
      this.emit('did-fail-load', {}, -2, errorText, address, true);
      throw new Error(`${errorText} loading '${address}'`);
    }
    await loaded;
  }

  reload(): void {
    this.#ownNavigation = anywhere;
    this.#isLoading = true;
    this.#do(({ session }) => session.send('Page.reload'));
    this.#state = 'well';
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { session } = await this.#target.promise;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  send(channel: string, ...args: unknown[]): void {
    this.mainFrame?.send(channel, ...args);
  }

  postMessage(channel: string, message: unknown, transfer: readonly DoublePort[] = []): void {
    this.mainFrame?.postMessage(channel, message, transfer);
  }

  forcefullyCrashRenderer(): void {
    this.#do(({ session }) => session.send('Page.crash'));
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  getURL = (): string => this.mainFrame?.url ?? '';
  isLoadingMainFrame = (): boolean => this.#isLoading;
  isDevToolsOpened = (): boolean => false;
  /** One process stands for all pages, and is measured as one. */
  getOSProcessId = (): number => this.#options.processId();
  isCrashed = (): boolean => this.#state === 'crashed';
  isDestroyed = (): boolean => this.#state === 'destroyed';
  setZoomFactor = (): void => undefined;
  setBackgroundThrottling = (): void => undefined;
  close = (): void => void this.emit('close-asked');
  focus = (): void => this.#do(({ session }) => session.send('Page.bringToFront'));

  /** The window is gone, and the page with it. */
  destroyed(): void {
    if (this.#state === 'destroyed') return;
    this.#state = 'destroyed';
    this.#frames?.leaveAll();
    this.emit('destroyed');
  }

  #do(action: (target: PageTarget) => Promise<unknown>): void {
    /* A page that went away meanwhile does nothing any more. */
    this.#target.promise.then(action).catch(() => undefined);
  }

  #gone(): void {
    this.#state = 'crashed';
    this.#frames?.leaveAll();
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }

  #opened(url: string, frameName: string): void {
    const absolute = URL.parse(url, this.getURL())?.href ?? url;
    const answer = this.#openHandler?.({ url: this.#options.scheme.fromChromium(absolute), frameName });
    if (answer?.action !== 'deny') throw new Error('The double opens no window for a page');
  }

  #mayGo({ url, frameId, isRedirect }: DocumentRequest): boolean {
    const isMainFrame = frameId === this.#targetId;
    const own = isMainFrame && !isRedirect && this.#ownNavigation !== null;
    if (own) {
      this.#ownNavigation = null;
      return true;
    }
    const event = preventable({ url, isMainFrame, frame: this.#frames?.find(frameId) ?? null });
    if (isRedirect) this.emit('will-redirect', event, url);
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event, url);
    }
    return !event.defaultPrevented;
  }

  #hear(payload: string, contextId: number): void {
    const frame = this.#frames?.ofContext(contextId);
    const world = frame?.world;
    if (!frame || !world) return;
    const message = fromWire(payload) as PageMessage;
    const { ipcMain } = this.#options;
    if (message.kind === 'send') {
      const ports = message.ports.map((id) => world.bridge.take(id));
      this.emit('ipc-message', {}, message.channel, ...message.args);
      ipcMain.heard(message.channel, { sender: this, senderFrame: frame, args: message.args, ports });
    } else if (message.kind === 'invoke') {
      const said = { sender: this, senderFrame: frame, args: message.args };
      void ipcMain
        .asked(message.channel, said)
        .then((answer) => world.say({ kind: 'invoked', id: message.id, ...answer }));
    } else if (message.kind === 'open') this.#opened(message.url, message.frameName);
    else world.bridge.receive(message);
  }
}
