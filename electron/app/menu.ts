import { Menu, type MenuItemConstructorOptions } from 'electron';

type LoginItem = { readonly isOn: () => boolean; choose(isOn: boolean): void };

/** The smallest menu that keeps copy, paste, zoom and full screen where people expect them. */
export function setMenu(isMac: boolean, login: LoginItem): void {
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        {
          label: 'Start at Log-in',
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
