import { EventEmitter } from 'node:events';

/** What was asked of the desktop, which here does nothing: a test reads it. */
export const recorded: { readonly what: string; readonly given: readonly unknown[] }[] = [];

export const record = (what: string, ...given: unknown[]): void => void recorded.push({ what, given });

type MenuItem = {
  readonly label?: string;
  readonly role?: string;
  readonly submenu?: unknown;
  click?(): void;
};

const applicationMenu: { set: Menu | null } = { set: null };

export class Menu {
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItem[]): Menu {
    return new Menu(
      template.map((item) =>
        Array.isArray(item.submenu) ? { ...item, submenu: Menu.buildFromTemplate(item.submenu) } : item,
      ),
    );
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu.set = menu;
    record('Menu.setApplicationMenu', menu);
  }

  static getApplicationMenu = (): Menu | null => applicationMenu.set;

  popup(): void {
    record('menu.popup', this);
  }
}

export class Tray extends EventEmitter {
  setToolTip = (text: string) => record('tray.setToolTip', text);
  setContextMenu = (menu: Menu | null) => record('tray.setContextMenu', menu);
  setImage = (image: unknown) => record('tray.setImage', image);
  setTitle = (title: string) => record('tray.setTitle', title);
  destroy = () => record('tray.destroy');
  isDestroyed = () => false;

  constructor(image: unknown) {
    super();
    record('Tray', image, this);
  }
}

export class Notification extends EventEmitter {
  static isSupported = () => true;
  readonly options: object;
  show = () => record('notification.show', this.options, this);
  close = () => record('notification.close', this.options);

  constructor(options: object = {}) {
    super();
    this.options = options;
  }
}

export const dialog = {
  showErrorBox(title: string, content: string) {
    record('dialog.showErrorBox', title, content);
    /* An application that shows one is about to end, and its record with it. */
    process.stderr.write(`Error box: ${title}: ${content}\n`);
  },
  showMessageBox(...given: unknown[]) {
    record('dialog.showMessageBox', ...given);
    return Promise.resolve({ response: 0, checkboxChecked: false });
  },
  showMessageBoxSync(...given: unknown[]) {
    record('dialog.showMessageBoxSync', ...given);
    return 0;
  },
};

export const shell = {
  openExternal: (url: string) => Promise.resolve(record('shell.openExternal', url)),
  openPath(path: string) {
    record('shell.openPath', path);
    return Promise.resolve('');
  },
  showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
  beep: () => record('shell.beep'),
};

export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system',
  shouldUseDarkColors: true,
});

/* A test lets it sleep and wake by emitting the events. */
export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  onBatteryPower: false,
});

const blockers = new Set<number>();

export const powerSaveBlocker = {
  start(type: string) {
    const id = blockers.size + 1;
    record('powerSaveBlocker.start', type);
    blockers.add(id);
    return id;
  },
  stop(id: number) {
    record('powerSaveBlocker.stop', id);
    return blockers.delete(id);
  },
  isStarted: (id: number) => blockers.has(id),
};

const image = (from: object) => ({ ...from, isEmpty: () => false, setTemplateImage: () => undefined });

export const nativeImage = {
  createFromPath: (path: string) => image({ path }),
  createFromDataURL: (url: string) => image({ url }),
  createEmpty: () => ({ ...image({}), isEmpty: () => true }),
};
