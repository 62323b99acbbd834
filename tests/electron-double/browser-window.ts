import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Bounds } from './bounds.ts';
import type { Chromium } from './chromium.ts';
import { openTarget, type PageTarget, watchTarget } from './page-target.ts';
import { pageScripts } from './page-worlds.ts';
import { preventable } from './preventable.ts';
import { record } from './recorded.ts';
import type { WebContents } from './web-contents.ts';

type WindowOptions = Partial<Bounds> & {
  readonly show?: boolean;
  readonly title?: string;
  readonly fullscreen?: boolean;
  readonly kiosk?: boolean;
  readonly webPreferences?: { readonly preload?: string; readonly nodeIntegrationInSubFrames?: boolean };
};

export type WindowEnvironment = {
  readonly chromium: Promise<Chromium>;
  readonly workArea: () => Bounds;
  /** The whole of the display that most of these bounds is on. */
  readonly displayAt: (bounds: Bounds) => Bounds;
  readonly newContents: () => WebContents;
  readonly onFocus: (window: DoubleWindow) => void;
  readonly isFocused: (window: DoubleWindow) => boolean;
  readonly onClosed: (window: DoubleWindow) => void;
};

type Size = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/** Electron's BrowserWindow: state that is known at once, and a window of Chromium that follows it. */
export class DoubleWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #environment: WindowEnvironment;
  readonly #target: Promise<PageTarget>;
  #followed = Promise.resolve();
  #bounds: Bounds;
  #size: Size = 'normal';
  #sizeBefore: Size = 'normal';
  #isVisible = false;
  #isKiosk = false;
  #isAlwaysOnTop = false;
  #title: string;
  #isDestroyed = false;

  constructor(environment: WindowEnvironment, options: WindowOptions = {}) {
    super();
    this.#environment = environment;
    this.webContents = environment.newContents();
    this.id = this.webContents.id;
    this.#bounds = placed(options, environment.workArea());
    this.#title = options.title ?? '';
    this.#target = this.#open(options);
    this.#target.catch(() => undefined);
    this.webContents.once('did-first-paint', () => this.emit('ready-to-show'));
    this.webContents.on('close-asked', () => this.close());
    if (options.fullscreen) this.setFullScreen(true);
    if (options.kiosk) this.setKiosk(true);
    if (options.show !== false) this.show();
  }

  async #open({ webPreferences = {} }: WindowOptions): Promise<PageTarget> {
    const preload = webPreferences.preload ? readFileSync(webPreferences.preload, 'utf8') : '';
    const target = await openTarget(await this.#environment.chromium, this.#bounds);
    this.webContents.adopt(target);
    await watchTarget(target, pageScripts(preload, webPreferences.nodeIntegrationInSubFrames ?? false));
    await target.place(this.#bounds);
    this.webContents.ready(target);
    return target;
  }

  loadURL = (address: string): Promise<void> => this.webContents.loadURL(address);
  reload = (): void => this.webContents.reload();

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.#size === 'minimized') this.restore();
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.emit('hide');
  }

  focus(): void {
    this.#environment.onFocus(this);
    this.webContents.focus();
  }

  blur = (): void => void this.emit('blur');
  minimize = (): void => this.#resize('minimized', 'minimize');
  maximize = (): void => this.#resize('maximized', 'maximize');
  unmaximize = (): void => this.#resize('normal', 'unmaximize');
  restore = (): void => this.#resize(this.isMinimized() ? this.#sizeBefore : 'normal', 'restore');

  setFullScreen(on: boolean): void {
    if (on !== (this.#size === 'fullscreen')) {
      this.#resize(on ? 'fullscreen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen');
    }
  }

  setKiosk(on: boolean): void {
    this.#isKiosk = on;
    this.setFullScreen(on);
  }

  setBounds(wanted: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...wanted };
    const bounds = this.#bounds;
    this.#follow((target) => target.place(bounds));
    this.emit('move');
    this.emit('resize');
  }

  setAlwaysOnTop(on: boolean): void {
    this.#isAlwaysOnTop = on;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  setPosition = (x: number, y: number): void => this.setBounds({ x, y });
  setSize = (width: number, height: number): void => this.setBounds({ width, height });
  setMenu = (): void => undefined;
  setMenuBarVisibility = (): void => undefined;
  flashFrame = (): void => undefined;
  setOverlayIcon = (image: unknown, description: string): void =>
    record('window.setOverlayIcon', image, description);
  moveTop = (): void => undefined;
  getBounds = (): Bounds => ({
    ...(this.isFullScreen() ? this.#environment.displayAt(this.#bounds) : this.#bounds),
  });
  getNormalBounds = (): Bounds => ({ ...this.#bounds });
  getTitle = (): string => this.#title;
  isFocused = (): boolean => this.#environment.isFocused(this);
  isVisible = (): boolean => this.#isVisible && !this.#isDestroyed;
  isMinimized = (): boolean => this.#size === 'minimized';
  isMaximized = (): boolean => this.#size === 'maximized';
  isFullScreen = (): boolean => this.#size === 'fullscreen';
  isKiosk = (): boolean => this.#isKiosk;
  isAlwaysOnTop = (): boolean => this.#isAlwaysOnTop;
  isDestroyed = (): boolean => this.#isDestroyed;

  close(): void {
    if (this.#isDestroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#target.then((target) => target.close()).catch(() => undefined);
    this.webContents.destroyed();
    this.emit('closed');
    this.#environment.onClosed(this);
  }

  #resize(size: Size, event: string): void {
    if (this.#size === size) return;
    /* Chromium changes from one state to another only by way of the normal one. */
    if (this.#size !== 'normal' && size !== 'normal') this.#changeState('normal');
    this.#sizeBefore = this.#size;
    this.#size = size;
    this.#changeState(size);
    this.emit(event);
  }

  #changeState(windowState: Size): void {
    this.#follow(async ({ windowId }) => {
      const { browser } = await this.#environment.chromium;
      await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    });
  }

  /** One change after the other: a window that is full screen cannot be moved any more. */
  #follow(change: (target: PageTarget) => Promise<void>): void {
    this.#followed = this.#followed.then(async () => await change(await this.#target)).catch(() => undefined);
  }
}

/** Where Electron puts a window that does not say: in the middle of the primary display. */
function placed({ x, y, width = 800, height = 600 }: WindowOptions, area: Bounds): Bounds {
  return {
    x: x ?? Math.max(area.x, area.x + Math.round((area.width - width) / 2)),
    y: y ?? Math.max(area.y, area.y + Math.round((area.height - height) / 2)),
    width,
    height,
  };
}
