import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/domain/identity/principal.ts';
import { type MenuRole, wordsOf } from './words.ts';

type LoginItem = {
  readonly isOn: () => boolean;
  readonly isElsewhere: boolean;
  choose(isOn: boolean): void;
};

type Options = { readonly isMac: boolean; readonly login: LoginItem; readonly language: Language };

const separator = { type: 'separator' } as const;

/**
 * The smallest menu that keeps copy, paste and full screen where people expect them. Not zoom: Electron zooms every window
 * of one origin at once, and the walls' type is reckoned from panel and distance.
 */
export function setMenu({ isMac, login, language }: Options): void {
  const words = wordsOf(language);
  const entries = (...roles: readonly MenuRole[]): MenuItemConstructorOptions[] =>
    roles.map((role) => ({ role, label: words.roles[role] }));
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.edit,
      submenu: [...entries('undo', 'redo'), separator, ...entries('cut', 'copy', 'paste', 'selectAll')],
    },
    {
      label: words.view,
      submenu: [
        ...entries('togglefullscreen'),
        separator,
        {
          label: words.loginStart,
          type: 'checkbox',
          checked: login.isOn(),
          enabled: !login.isElsewhere,
          click: () => login.choose(!login.isOn()),
        },
      ],
    },
    { label: words.window, submenu: entries('minimize', 'close') },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
