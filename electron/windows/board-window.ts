import type { BrowserWindow, Rectangle } from 'electron';
import { isKioskHash } from '../pages/board-hash.ts';
import { boardPageUrl } from '../pages/page-file.ts';
import { openPageWindow } from './page-window.ts';

/** @param bounds where it stands; without chrome it fills the display that these are on */
export const openBoardWindow = (preload: string, hash: string, bounds: Rectangle): BrowserWindow =>
  openPageWindow({
    preload,
    url: boardPageUrl + hash,
    look: {
      ...bounds,
      minWidth: 480,
      minHeight: 320,
      kiosk: isKioskHash(hash),
      /* Its keys still work: Ctrl+W is the way to close a window without chrome. */
      autoHideMenuBar: true,
    },
  });
