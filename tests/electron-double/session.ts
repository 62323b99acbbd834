import type { Chromium } from './chromium.ts';

type Check = (contents: null, permission: string) => boolean;
type Ask = (contents: null, permission: string, decide: (granted: boolean) => void) => void;

/** Electron's names of permissions, and Chromium's. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'idle-detection': ['idle-detection'],
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
    for (const chromiumName of permissions[name] ?? []) {
      void this.#chromium.then(({ browser }) =>
        browser.send('Browser.setPermission', {
          permission: { name: chromiumName },
          setting: granted ? 'granted' : 'denied',
        }),
      );
    }
  }
}
