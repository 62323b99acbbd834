import type { Chromium } from './chromium.ts';

type Check = (contents: null, permission: string) => boolean;
type Ask = (contents: null, permission: string, decide: (granted: boolean) => void) => void;

/** Electron's names for what Chromium can be told about; the two name the rest alike. */
const permissions: Readonly<Record<string, string>> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'videoCapture',
  midi: 'midi',
  'clipboard-read': 'clipboardReadWrite',
  'idle-detection': 'idleDetection',
};

/** Electron's session: its handlers decide once for each permission, and Chromium keeps to it. */
export class Session {
  readonly #chromium: Promise<Chromium>;

  constructor(chromium: Promise<Chromium>) {
    this.#chromium = chromium;
  }

  setPermissionCheckHandler(check: Check | null): void {
    if (check) for (const name of Object.keys(permissions)) this.#set(name, check(null, name));
  }

  setPermissionRequestHandler(ask: Ask | null): void {
    if (!ask) return;
    for (const name of Object.keys(permissions)) ask(null, name, (granted) => this.#set(name, granted));
  }

  setDevicePermissionHandler = (): void => undefined;
  setDisplayMediaRequestHandler = (): void => undefined;
  setSpellCheckerEnabled = (): void => undefined;

  #set(name: string, granted: boolean): void {
    const permission = { name: permissions[name] ?? name };
    this.#chromium
      .then(({ browser }) =>
        browser.send('Browser.setPermission', { permission, setting: granted ? 'granted' : 'denied' }),
      )
      .catch(() => undefined);
  }
}
