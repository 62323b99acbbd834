import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/domain/identity/principal.ts';
import { wordsOf } from './words.ts';

type LoginItem = { readonly isOn: () => boolean; choose(isOn: boolean): void };

type Options = { readonly isMac: boolean; readonly login: LoginItem; readonly language: Language };

/** The smallest menu that keeps copy, paste, zoom and full screen where people expect them. */
export function setMenu({ isMac, login, language }: Options): void {
  const words = wordsOf(language);
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { role: 'editMenu' },
    {
      label: words.view,
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        {
          label: words.loginStart,
          type: 'checkbox',
          checked: login.isOn(),
          click: () => login.choose(!login.isOn()),
        },
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
